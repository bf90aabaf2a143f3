package dev.sockjs.transport.websocket.jetty;

import dev.sockjs.suite.websocket.UpgradeSuite;

/** The upgrade request, on Jetty. */
final class UpgradeTest extends UpgradeSuite {

  UpgradeTest() {
    super(JettyUnderTest.TRANSPORTS);
  }
}
