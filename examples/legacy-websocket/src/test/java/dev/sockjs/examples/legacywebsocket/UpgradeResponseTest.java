package dev.sockjs.examples.legacywebsocket;

import dev.sockjs.suite.websocket.UpgradeResponseSuite;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** What a server may respond to an upgrade. */
final class UpgradeResponseTest extends UpgradeResponseSuite {

  UpgradeResponseTest() {
    super(Hybi10UnderTest.TRANSPORTS);
  }

  @Test
  @Disabled("Folded fields are obsolete, and this transport rejects them")
  @Override
  protected void foldedValueIsAccepted() {}
}
