package dev.sockjs.examples.legacywebsocket;

import dev.sockjs.suite.websocket.AbortSuite;

/** Aborts in every state. */
final class AbortTest extends AbortSuite {

  AbortTest() {
    super(Hybi10UnderTest.TRANSPORTS);
  }
}
