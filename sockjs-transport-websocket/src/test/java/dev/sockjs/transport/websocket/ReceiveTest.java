package dev.sockjs.transport.websocket;

import dev.sockjs.suite.websocket.ReceiveSuite;

/** Messages from the server, with a private container of Tyrus. */
final class ReceiveTest extends ReceiveSuite {

  ReceiveTest() {
    super(TyrusUnderTest.PRIVATE);
  }
}
