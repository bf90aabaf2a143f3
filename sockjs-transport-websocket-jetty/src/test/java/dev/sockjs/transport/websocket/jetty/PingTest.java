package dev.sockjs.transport.websocket.jetty;

import dev.sockjs.suite.websocket.PingSuite;

/** The replies to PING and CLOSE. */
final class PingTest extends PingSuite {

  PingTest() {
    super(JettyUnderTest.TRANSPORTS);
  }
}
