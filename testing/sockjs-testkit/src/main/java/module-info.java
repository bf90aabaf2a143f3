/**
 * What tests of SockJS clients and transports stand on. Needs {@code sockjs-api} and JUnit's API,
 * no engine and no SockJS server.
 */
module dev.sockjs.testkit {
  requires transitive dev.sockjs.api;
  requires transitive org.junit.jupiter.api;
  requires static org.jspecify;

  exports dev.sockjs.testkit.contract;
  exports dev.sockjs.testkit.recorder;
  exports dev.sockjs.testkit.server;
  exports dev.sockjs.testkit.time;
  exports dev.sockjs.testkit.tls;

  // JUnit calls tests that package-private interfaces declare.
  opens dev.sockjs.testkit.contract;
}
