package dev.sockjs.transport.websocket;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sockjs.suite.websocket.Await;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the Grizzly threads that have started since its creation. */
final class GrizzlyThreads {

  private static final long TIMEOUT_MILLIS = 20_000;

  private final Set<Thread> before = running();

  private static Set<Thread> running() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("Grizzly"))
        .collect(Collectors.toSet());
  }

  Set<Thread> started() {
    Set<Thread> started = new HashSet<>(running());
    started.removeAll(before);
    return started;
  }

  void awaitStarted() {
    Await.until("threads of Grizzly", () -> !started().isEmpty());
  }

  void assertNoneLeft() throws InterruptedException {
    for (Set<Thread> left = started(); !left.isEmpty(); left = started()) {
      for (Thread thread : left) {
        assertEnds(thread);
      }
    }
  }

  static void assertEnds(Thread thread) throws InterruptedException {
    thread.join(TIMEOUT_MILLIS);
    assertFalse(thread.isAlive(), () -> thread + " still runs");
  }
}
