package dev.sockjs.transport.websocket.jetty;

import dev.sockjs.suite.websocket.UpgradeResponseSuite;

/** The responses to an upgrade, on Jetty. */
final class UpgradeResponseTest extends UpgradeResponseSuite {

  UpgradeResponseTest() {
    super(JettyUnderTest.TRANSPORTS);
  }
}
