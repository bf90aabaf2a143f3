package dev.sockjs.blackbox.interop;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A test of an {@link InteropTest} that runs once for each server and transport. Its parameters are
 * a {@link RealServer.Kind} and the name of the transport.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}, {1}")
@ArgumentsSource(ScenarioArguments.class)
@interface Scenario {

  /** The transports to which the scenario does not apply. */
  Except[] except() default {};

  /** Transports to which a scenario does not apply, and the reason. */
  @Target({})
  @interface Except {

    /** A regular expression for the names. */
    String transports();

    /** The reason, shown in the table. */
    String because();
  }
}
