package dev.sockjs.transport.websocket;

import dev.sockjs.suite.websocket.UpgradeSuite;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** The upgrade request, with a private container of Tyrus. */
final class UpgradeTest extends UpgradeSuite {

  UpgradeTest() {
    super(TyrusUnderTest.PRIVATE);
  }

  @Override
  @Test
  @Disabled("Grizzly writes blanks for what is not ASCII")
  protected void sendsHeadersBeyondAscii() {}
}
