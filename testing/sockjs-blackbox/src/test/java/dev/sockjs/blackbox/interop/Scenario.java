package dev.sockjs.blackbox.interop;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A test of an {@link InteropTest} that runs once for each server and transport. Its parameters are
 * a {@link RealServer.Kind} and the transport's name.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}, {1}")
@ArgumentsSource(ScenarioArguments.class)
@interface Scenario {

  /** The transports that it says nothing about. */
  Except[] except() default {};

  /** Transports that a scenario says nothing about, and why. */
  @Target({})
  @interface Except {

    /** What their names match. */
    String transports();

    /** A clause for the table. */
    String because();
  }
}
