package dev.sockjs.examples.legacywebsocket;

import dev.sockjs.suite.websocket.TlsSuite;

/** The client's TLS context and parameters, and servers that are not trusted. */
final class TlsTest extends TlsSuite {

  TlsTest() {
    super(Hybi10UnderTest.TRANSPORTS);
  }
}
