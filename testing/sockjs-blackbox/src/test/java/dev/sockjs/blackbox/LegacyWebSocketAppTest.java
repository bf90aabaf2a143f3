package dev.sockjs.blackbox;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An application of API, engine and the jar with the custom transports. */
final class LegacyWebSocketAppTest extends AppTest {

  @ParameterizedTest
  @EnumSource
  void findsTheTransportsOfTheExample(AppPath path) {
    Jars example = new Jars(List.of(Reactor.classes("sockjs-example-legacy-websocket")));
    assertPrinted(
        """
        hello over websocket-hybi-10
        1000 "Normal closure" (clean)
        """,
        path.run("legacy", Jars.of("sockjs-core").and(example), url()));
  }
}
