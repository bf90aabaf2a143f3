package dev.sockjs.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of transports that an application brings along, or gives by hand. */
final class ProvidersTest extends AppTest {
  private static final Jars WEBSOCKET = Jars.of("sockjs-core", "sockjs-transport-websocket");

  @ParameterizedTest
  @EnumSource
  void theHigherPriorityWins(AppPath path) {
    ProcessOutput printed = path.run("echo", WEBSOCKET.and(path.compile("overriding")), url());
    assertEquals("transports [websocket, websocket-raw]", printed.lines().get(0));
    assertTrue(printed.lines().get(2).endsWith(": the user's own was asked"), printed::toString);
    assertEquals(3, printed.lines().size(), printed::toString);
  }

  @ParameterizedTest
  @EnumSource
  void brokenOnesAreSkippedAndNamedInTheLogAndToWhomMissesOne(AppPath path) {
    Jars broken = path.compile("broken", path.compile("absent"));
    ProcessOutput printed = path.run("echo", WEBSOCKET.and(broken), url(), "websocket", "no-such");
    List<String> lines = printed.lines();
    assertEquals(
        "transports [websocket, websocket-raw]\n" + conversation("websocket"),
        String.join("\n", lines.subList(0, 4)) + "\n",
        printed::toString);
    for (String told : List.of(lines.get(lines.size() - 1), printed.log())) {
      assertTrue(told.contains("broken.ThrowingProvider"), printed::toString);
      assertTrue(told.contains("not on this machine"), printed::toString);
      assertTrue(told.contains("broken.UnlinkableProvider"), printed::toString);
      assertTrue(told.contains("absent/Base"), printed::toString);
    }
  }

  @ParameterizedTest
  @EnumSource
  void equalPrioritiesAreAnErrorThatNamesBoth(AppPath path) {
    ProcessOutput printed = path.run("echo", WEBSOCKET.and(path.compile("rival")), url());
    assertEquals(1, printed.lines().size(), printed::toString);
    String refusal = printed.lines().get(0);
    assertTrue(refusal.startsWith("no client: Two providers of "), printed::toString);
    assertTrue(refusal.contains("rival.RivalProvider"), printed::toString);
    assertTrue(
        refusal.contains("dev.sockjs.transport.websocket.WebSocketProvider"), printed::toString);
  }

  @ParameterizedTest
  @EnumSource
  void thoseGivenByHandNeedNoDiscovery(AppPath path) {
    Jars more = Jars.of("sockjs-transport-polling").and(path.compile("echo"));
    assertPrinted(
        "transports [websocket, websocket-raw]\n" + conversation("websocket"),
        path.run("byhand", WEBSOCKET.and(more), url()));
  }
}
