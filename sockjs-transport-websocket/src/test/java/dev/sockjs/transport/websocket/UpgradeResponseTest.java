package dev.sockjs.transport.websocket;

import dev.sockjs.suite.websocket.UpgradeResponseSuite;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** The responses to an upgrade, with a private container of Tyrus. */
final class UpgradeResponseTest extends UpgradeResponseSuite {

  UpgradeResponseTest() {
    super(TyrusUnderTest.PRIVATE);
  }

  @Override
  @Test
  @Disabled("Grizzly skips header lines that are not HTTP")
  protected void headThatIsNotHttpHasNoStatus() {}
}
