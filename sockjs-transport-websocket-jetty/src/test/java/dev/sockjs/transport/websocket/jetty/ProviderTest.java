package dev.sockjs.transport.websocket.jetty;

import dev.sockjs.suite.websocket.ProviderSuite;

/** The properties of the providers, on Jetty. */
final class ProviderTest extends ProviderSuite {

  ProviderTest() {
    super(JettyUnderTest.TRANSPORTS);
  }
}
