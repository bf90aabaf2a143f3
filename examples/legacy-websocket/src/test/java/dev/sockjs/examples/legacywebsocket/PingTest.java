package dev.sockjs.examples.legacywebsocket;

import dev.sockjs.suite.websocket.PingSuite;

/** PINGs in both directions. */
final class PingTest extends PingSuite {

  PingTest() {
    super(Hybi10UnderTest.TRANSPORTS);
  }
}
