package dev.sockjs.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Headers;
import dev.sockjs.core.concurrent.SystemScheduler;
import dev.sockjs.core.info.JdkInfoRequester;
import dev.sockjs.testkit.server.ScriptedServer;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a closed client no longer holds. */
class ClosedClientTest {

  /**
   * Before Java 21 the thread ends when the HttpClient is collected, so a closed context must not
   * keep it.
   */
  @Test
  void threadOfTheJdkClientEndsAlthoughTheContextIsKept() throws Exception {
    Set<Thread> before = selectors();
    try (ScriptedServer server = ScriptedServer.start();
        SystemScheduler scheduler = new SystemScheduler()) {
      server.on("GET", "/info", x -> x.respond(200, "application/json", "{}"));
      CoreContext kept =
          new CoreContext(new TestSettings(), task -> new Thread(task).start(), scheduler);
      new JdkInfoRequester()
          .request(kept, server.uri("/echo/info"), Headers.empty())
          .get(20, TimeUnit.SECONDS);
      Set<Thread> own = selectors();
      own.removeAll(before);
      assertEquals(1, own.size());
      kept.close();
      long begin = System.nanoTime();
      while (own.stream().anyMatch(Thread::isAlive)) {
        assertTrue(System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(30), own::toString);
        System.gc();
      }
      kept.close(); // keeps it reachable up to here
    }
  }

  private static Set<Thread> selectors() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches("HttpClient-\\d+-SelectorManager"))
        .collect(Collectors.toCollection(HashSet::new));
  }
}
