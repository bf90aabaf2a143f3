package dev.sockjs.transport.websocket;

import dev.sockjs.suite.websocket.UpgradeResponseSuite;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The responses to an upgrade, with a private container of Tyrus. */
final class UpgradeResponseTest extends UpgradeResponseSuite {

  UpgradeResponseTest() {
    super(TyrusUnderTest.PRIVATE);
  }

  @Override
  @Test
  @Disabled("Grizzly skips lines that are not HTTP; the allowance ends the attempt")
  protected void responseThatIsNotHttpFailsAtOnce() {}

  @Override
  @Test
  @Disabled("Grizzly skips 100 and takes every other informational response for the response")
  protected void manyInformationalResponsesAreNotTheResponse() {}

  @Override
  @Test
  @Disabled("Grizzly skips lines that are not HTTP")
  protected void headThatIsNotHttpHasNoStatus() {}

  /** Grizzly skips 100 and takes every other informational response for the response. */
  @Override
  @ParameterizedTest
  @ValueSource(ints = 100)
  protected void informationalResponseIsNotTheResponse(int status) {
    super.informationalResponseIsNotTheResponse(status);
  }
}
