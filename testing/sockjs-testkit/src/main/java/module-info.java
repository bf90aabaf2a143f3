/**
 * Test kit for SockJS clients and transports. It depends on {@code sockjs-api} and on JUnit's API,
 * not on the engine or on a SockJS server.
 *
 * <p>To test a transport of your own, start with the package {@link dev.sockjs.testkit.contract}.
 * To test an application, use {@link dev.sockjs.testkit.recorder.RecordingListener}.
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

  // JUnit calls test methods of package-private interfaces.
  opens dev.sockjs.testkit.contract;
}
