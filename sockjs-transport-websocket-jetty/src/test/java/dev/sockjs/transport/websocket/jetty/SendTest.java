package dev.sockjs.transport.websocket.jetty;

import dev.sockjs.suite.websocket.SendSuite;

/** Messages to the server, on Jetty. */
final class SendTest extends SendSuite {

  SendTest() {
    super(JettyUnderTest.TRANSPORTS);
  }
}
