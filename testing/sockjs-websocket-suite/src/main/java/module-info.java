/**
 * The tests that every WebSocket transport of this project passes; not published. Each module with
 * such a transport has a small subclass of each suite.
 */
module dev.sockjs.suite.websocket {
  requires dev.sockjs.fixtures;
  requires dev.sockjs.testserver;
  requires transitive dev.sockjs.testkit;
  requires transitive org.junit.jupiter.params;
  requires static org.jspecify;

  exports dev.sockjs.suite.websocket;
}
