package dev.sockjs.transport.websocket;

import dev.sockjs.suite.websocket.TlsSuite;

/** TLS, with the shared container. */
final class SharedContainerTlsTest extends TlsSuite {

  SharedContainerTlsTest() {
    super(TyrusUnderTest.SHARED);
  }
}
