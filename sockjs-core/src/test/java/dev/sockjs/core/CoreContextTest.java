package dev.sockjs.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Headers;
import dev.sockjs.core.concurrent.SystemScheduler;
import dev.sockjs.core.info.JdkInfoRequester;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.time.ManualScheduler;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CoreContextTest {

  private record First(List<String> closed) implements AutoCloseable {
    @Override
    public void close() {
      closed.add("first");
    }
  }

  private record Second(List<String> closed) implements AutoCloseable {
    @Override
    public void close() {
      closed.add("second");
    }
  }

  @Test
  void sharedObjectsAreCreatedOnceAndClosedNewestFirst() {
    List<String> closed = new ArrayList<>();
    CoreContext context = new CoreContext(new TestSettings(), Runnable::run, new ManualScheduler());
    First first = context.shared(First.class, () -> new First(closed));
    context.shared(Second.class, () -> new Second(closed));
    assertEquals(first, context.shared(First.class, () -> new First(List.of())));
    context.close();
    assertEquals(List.of("second", "first"), closed);
    assertThrows(
        IllegalStateException.class, () -> context.shared(First.class, () -> new First(closed)));
  }

  @Test
  void closeThatAnInterruptStopsIsRepeatedAndTheInterruptIsKept() {
    List<Boolean> calls = new ArrayList<>();
    AutoCloseable resource =
        () -> {
          calls.add(Thread.currentThread().isInterrupted());
          if (calls.size() == 1) {
            throw new IllegalStateException(new InterruptedException("thrown by the test"));
          }
        };
    CoreContext.closeQuietly(resource);
    assertTrue(Thread.interrupted());
    assertEquals(List.of(false, false), calls);
  }

  /**
   * Before Java 21 the thread ends when the HttpClient has been garbage collected, so a closed
   * context must not keep it.
   */
  @Test
  void closedContextDoesNotKeepTheJdksClient() throws Exception {
    Set<Thread> before = selectorThreads();
    try (ScriptedServer server = ScriptedServer.start();
        SystemScheduler scheduler = new SystemScheduler(Runnable::run)) {
      server.on("GET", "/info", x -> x.respond(200, "application/json", "{}"));
      CoreContext context =
          new CoreContext(new TestSettings(), task -> new Thread(task).start(), scheduler);
      new JdkInfoRequester()
          .request(context, server.uri("/echo/info"), Headers.empty())
          .get(20, TimeUnit.SECONDS);
      Set<Thread> created = selectorThreads();
      created.removeAll(before);
      assertEquals(1, created.size());
      context.close();
      long start = System.nanoTime();
      while (created.stream().anyMatch(Thread::isAlive)) {
        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(30), created::toString);
        System.gc();
      }
      context.close(); // keeps the context reachable until here
    }
  }

  private static Set<Thread> selectorThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches("HttpClient-\\d+-SelectorManager"))
        .collect(Collectors.toCollection(HashSet::new));
  }
}
