/** A {@code WebSocketClient} of Spring Framework over the SockJS client. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // Spring has no others
module dev.sockjs.spring {
  requires transitive dev.sockjs.api;
  requires transitive spring.context;
  requires transitive spring.messaging;
  requires transitive spring.web;
  requires transitive spring.websocket;
  requires transitive spring.core;
  requires static org.jspecify;

  exports dev.sockjs.spring;
  exports dev.sockjs.spring.stomp;
}
