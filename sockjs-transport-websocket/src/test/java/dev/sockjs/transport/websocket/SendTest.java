package dev.sockjs.transport.websocket;

import dev.sockjs.suite.websocket.SendSuite;

/** Messages to the server, with a private container of Tyrus. */
final class SendTest extends SendSuite {

  SendTest() {
    super(TyrusUnderTest.PRIVATE);
  }
}
