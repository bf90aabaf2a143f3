package dev.sockjs.transport.websocket;

import dev.sockjs.suite.websocket.UpgradeSuite;

/** The upgrade request, with a private container of Tyrus. */
final class UpgradeTest extends UpgradeSuite {

  UpgradeTest() {
    super(TyrusUnderTest.PRIVATE);
  }
}
