package dev.sockjs.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the methods of a test class {@link StompTestSession} and {@link StompTestClient} as
 * parameters, for a SockJS endpoint of the application under test.
 *
 * <pre>{@code
 * @SpringBootTest(webEnvironment = RANDOM_PORT)
 * @StompEndpoint("/ws")
 * class GreetingTest {
 *   @Test
 *   void greets(StompTestSession stomp) {
 *     StompInbox<Greeting> greetings = stomp.subscribeAndAwait("/topic/greetings", Greeting.class);
 *     stomp.send("/app/hello", new Hello("Ann"));
 *     assertEquals("Hello, Ann", greetings.take().text());
 *   }
 * }
 * }</pre>
 *
 * <p>Each parameter of type {@code StompTestSession} is a session of its own, connected before the
 * method and closed after the test. The message converter is that of the application, its bean
 * {@code brokerMessageConverter}, if there is one. The application's simple broker sends receipts
 * for {@code SUBSCRIBE} frames that ask for one; see {@link SubscribeReceipts}.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(StompExtension.class)
public @interface StompEndpoint {

  /**
   * Returns where the endpoint is: a path such as {@code /ws}, on the port {@code local.server.port}
   * of the application context and below its {@code server.servlet.context-path}; or a whole URL. May
   * contain placeholders for properties of the application context.
   *
   * @return the path or URL
   */
  String value();

  /**
   * Returns the transports to try, such as {@code xhr-polling}. By default, all of the client.
   *
   * @return the names of the transports
   */
  String[] transports() default {};
}
