package dev.sockjs.blackbox.bounds;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * A test that runs once for each transport that there is; {@link BoundsTest} knows that it does.
 */
@ParameterizedTest
@FieldSource("dev.sockjs.blackbox.reliability.Dialect#TRANSPORTS")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Transports {}
