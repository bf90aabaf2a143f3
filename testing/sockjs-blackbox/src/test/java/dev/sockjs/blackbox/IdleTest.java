package dev.sockjs.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions alone do not keep a JVM alive; the application decides what does. */
final class IdleTest extends AppTest {

  private static final Jars JARS =
      Jars.of(
          "sockjs-adapters",
          "sockjs-core",
          "sockjs-transport-websocket-jetty",
          "sockjs-transport-streaming",
          "sockjs-transport-polling");

  private static ProcessOutput run(String keptAliveBy, String transport) {
    return AppPath.MODULE_PATH.run("idle", JARS, keptAliveBy, url(), transport);
  }

  /**
   * The process ends although the session and its client are open: no thread is left to wait for.
   */
  @ParameterizedTest
  @ValueSource(strings = {"websocket", "xhr-streaming", "eventsource", "xhr-polling"})
  void sessionAloneDoesNotKeepTheProcessAlive(String transport) {
    assertPrinted(
        """
        not a daemon: main
        end of main
        """,
        run("nothing", transport));
  }

  @ParameterizedTest
  @ValueSource(strings = {"websocket", "xhr-polling"})
  void executorOfTheApplicationKeepsTheProcessAliveUntilItIsShutDown(String transport) {
    List<String> lines = run("executor", transport).lines();
    assertEquals(
        List.of("close 1000 \"Normal closure\" (clean)", "end of main"),
        lines.stream().sorted().toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"websocket", "xhr-polling"})
  void threadThatAwaitsTheEndKeepsTheProcessAlive(String transport) {
    assertPrinted(
        """
        close 1000 "Normal closure" (clean)
        closed 1000 "Normal closure" (clean)
        end of main
        """,
        run("closed", transport));
  }

  @ParameterizedTest
  @ValueSource(strings = {"websocket", "xhr-polling"})
  void blockingConnectionKeepsTheProcessAliveWhileItWaits(String transport) {
    assertPrinted(
        """
        received hello
        end of main
        """,
        run("blocking", transport));
  }
}
