package dev.sockjs.transport.websocket.jetty;

import dev.sockjs.suite.websocket.TlsSuite;

/** TLS, on Jetty. */
final class TlsTest extends TlsSuite {

  TlsTest() {
    super(JettyUnderTest.TRANSPORTS);
  }
}
