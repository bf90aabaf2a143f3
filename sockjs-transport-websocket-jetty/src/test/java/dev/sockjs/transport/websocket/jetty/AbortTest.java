package dev.sockjs.transport.websocket.jetty;

import dev.sockjs.suite.websocket.AbortSuite;

/** Aborts in every state, on Jetty. */
final class AbortTest extends AbortSuite {

  AbortTest() {
    super(JettyUnderTest.TRANSPORTS);
  }
}
