package dev.sockjs.transport.websocket;

import dev.sockjs.suite.websocket.PingSuite;

/** The replies to PING and CLOSE, with the shared container of Tyrus. */
final class SharedContainerPingTest extends PingSuite {

  SharedContainerPingTest() {
    super(TyrusUnderTest.SHARED);
  }
}
