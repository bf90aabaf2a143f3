package dev.sockjs.transport.websocket.jetty;

import dev.sockjs.suite.websocket.ReceiveSuite;

/** Messages from the server, on Jetty. */
final class ReceiveTest extends ReceiveSuite {

  ReceiveTest() {
    super(JettyUnderTest.TRANSPORTS);
  }
}
