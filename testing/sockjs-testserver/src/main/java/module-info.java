/** An embedded SockJS server to try clients on. */
module dev.sockjs.testserver {
  requires io.vertx.core;
  requires io.vertx.web;
  requires static org.jspecify;

  exports dev.sockjs.testserver;
}
