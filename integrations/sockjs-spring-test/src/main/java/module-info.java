/**
 * STOMP sessions over SockJS for tests of Spring applications. Start with {@link
 * dev.sockjs.spring.test.StompEndpoint}.
 */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // Spring has no others
module dev.sockjs.spring.test {
  requires transitive dev.sockjs.spring;
  requires transitive org.junit.jupiter.api;
  requires transitive spring.messaging;
  requires spring.beans;
  requires spring.context;
  requires spring.core;
  requires spring.test;
  requires spring.websocket;
  requires static org.jspecify;

  exports dev.sockjs.spring.test;

  // JUnit and Spring create instances of package-private classes.
  opens dev.sockjs.spring.test;
}
