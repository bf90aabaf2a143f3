package dev.sockjs.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a test method that runs once for each transport, with its sessions forced to that one. The
 * class has {@link StompEndpoint} or a {@link StompExtension}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(EachTransportProvider.class)
public @interface EachTransport {

  /**
   * Returns the transports. By default those that a client tries by itself.
   *
   * @return the names of the transports
   */
  String[] value() default {"websocket", "xhr-streaming", "eventsource", "xhr-polling"};
}
