/** An embedded SockJS server for tests of clients and applications. */
module dev.sockjs.testserver {
  requires io.vertx.core;
  requires io.vertx.web;
  requires static org.jspecify;

  exports dev.sockjs.testserver;
}
