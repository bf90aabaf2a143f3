package dev.sockjs.blackbox;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An application whose session connects again, with the jars that it gets from Maven. */
final class ReconnectAppTest extends AppTest {
  private static final Jars JARS =
      Jars.of("sockjs-core", "sockjs-transport-streaming", "sockjs-reconnect");

  @ParameterizedTest
  @EnumSource
  void sessionConnectsAgain(AppPath path) {
    assertPrinted(
        """
        open 1
        message hello 1
        down LOST
        open 2
        message hello 2
        close APPLICATION: 1000 "Normal closure" (clean)
        """,
        path.run("reconnecting", JARS, url()));
  }
}
