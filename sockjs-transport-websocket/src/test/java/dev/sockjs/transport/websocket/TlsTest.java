package dev.sockjs.transport.websocket;

import dev.sockjs.suite.websocket.TlsSuite;

/** TLS, with a private container of Tyrus. */
final class TlsTest extends TlsSuite {

  TlsTest() {
    super(TyrusUnderTest.PRIVATE);
  }
}
