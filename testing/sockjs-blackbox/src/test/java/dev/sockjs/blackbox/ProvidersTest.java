package dev.sockjs.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Transports of an application: found by discovery, or passed to the client builder. */
final class ProvidersTest extends AppTest {
  private static final Jars WEBSOCKET = Jars.of("sockjs-core", "sockjs-transport-websocket");

  @ParameterizedTest
  @EnumSource
  void providerWithTheHigherPriorityWins(AppPath path) {
    ProcessOutput printed = path.run("echo", WEBSOCKET.and(path.compile("overriding")), url());
    assertEquals("transports [websocket, websocket-raw]", printed.lines().get(0));
    assertTrue(
        printed.lines().get(2).endsWith(": the application's own transport"), printed::toString);
    assertEquals(3, printed.lines().size(), printed::toString);
  }

  @ParameterizedTest
  @EnumSource
  void brokenProvidersAreSkippedAndNamedInTheLogAndInTheError(AppPath path) {
    Jars broken = path.compile("broken", path.compile("absent"));
    ProcessOutput printed = path.run("echo", WEBSOCKET.and(broken), url(), "websocket", "no-such");
    List<String> lines = printed.lines();
    assertEquals(
        "transports [websocket, websocket-raw]\n" + conversation("websocket"),
        String.join("\n", lines.subList(0, 4)) + "\n",
        printed::toString);
    for (String text : List.of(lines.get(lines.size() - 1), printed.log())) {
      assertTrue(text.contains("broken.ThrowingProvider"), printed::toString);
      assertTrue(text.contains("not on this machine"), printed::toString);
      assertTrue(text.contains("broken.UnlinkableProvider"), printed::toString);
      assertTrue(text.contains("absent/Base"), printed::toString);
    }
  }

  @ParameterizedTest
  @EnumSource
  void equalPrioritiesFailAndTheErrorNamesBothProviders(AppPath path) {
    ProcessOutput printed = path.run("echo", WEBSOCKET.and(path.compile("rival")), url());
    assertEquals(1, printed.lines().size(), printed::toString);
    String error = printed.lines().get(0);
    assertTrue(error.startsWith("no client: Two providers of "), printed::toString);
    assertTrue(error.contains("rival.RivalProvider"), printed::toString);
    assertTrue(
        error.contains("dev.sockjs.transport.websocket.services.WebSocketProvider"),
        printed::toString);
  }

  @ParameterizedTest
  @EnumSource
  void transportsGivenToTheBuilderNeedNoDiscovery(AppPath path) {
    Jars more = Jars.of("sockjs-transport-polling").and(path.compile("echo"));
    assertPrinted(
        "transports [websocket, websocket-raw]\n" + conversation("websocket"),
        path.run("explicit", WEBSOCKET.and(more), url()));
  }
}
