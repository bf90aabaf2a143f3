package dev.sockjs.transport.websocket;

import dev.sockjs.suite.websocket.ProviderSuite;

/** The properties of the providers, with a private container of Tyrus. */
final class ProviderTest extends ProviderSuite {

  ProviderTest() {
    super(TyrusUnderTest.PRIVATE);
  }
}
