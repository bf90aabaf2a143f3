package dev.sockjs.transport.websocket;

import dev.sockjs.suite.websocket.PingSuite;

/** The replies to PING and CLOSE, with a private container of Tyrus. */
final class PingTest extends PingSuite {

  PingTest() {
    super(TyrusUnderTest.PRIVATE);
  }
}
