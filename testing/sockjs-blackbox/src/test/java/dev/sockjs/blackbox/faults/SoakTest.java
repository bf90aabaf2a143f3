package dev.sockjs.blackbox.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Runs sessions under faults for half an hour, or for {@code -Dsoak.minutes=...}, and prints a line
 * of figures every minute. After each minute it waits until no session is left, and measures the
 * resources in use. Only the profile {@code soak} runs it.
 */
final class SoakTest {

  private static final int MINUTES = Integer.getInteger("soak.minutes", 30);

  /** Clients at a time, and sessions of each. */
  private static final int CLIENTS = 4;

  private static final int SESSIONS = 12;

  /** Until all code has run and all pools have their size. */
  private static final int WARM_UP_MINUTES = 2;

  private final long seed = Long.getLong("faults.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Totals total = new Totals();

  @Test
  void sessionsUnderFaultsKeepTheirGuaranteesAndLeakNothing() throws Exception {
    List<String> violations = new ArrayList<>();
    List<ResourceUsage> usages = new ArrayList<>();
    ExecutorService executor = Executors.newFixedThreadPool(CLIENTS);
    System.out.println("seed " + seed + "\nminute" + Totals.HEADINGS + ResourceUsage.HEADINGS);
    try (Servers servers = new Servers()) {
      for (int minute = 1; minute <= MINUTES; minute++) {
        violations.addAll(oneMinute(executor, servers, minute, usages));
      }
    } finally {
      executor.shutdown();
    }
    ResourceUsage last = usages.get(usages.size() - 1);
    System.out.println(MINUTES + " minutes" + total.row() + last.row());
    assertTrue(violations.isEmpty(), () -> String.join("\n", violations));
    ResourceUsage first = usages.get(Math.min(WARM_UP_MINUTES, usages.size()) - 1);
    assertTrue(!last.hasGrownSince(first), () -> "grew from " + first + " to " + last);
  }

  private List<String> oneMinute(
      ExecutorService executor, Servers servers, int minute, List<ResourceUsage> usages)
      throws InterruptedException, ExecutionException {
    long endNanos = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    List<Callable<List<RunResult>>> tasks =
        Stream.generate(random::nextLong)
            .limit(CLIENTS)
            .map(each -> runUntil(endNanos, servers, each))
            .toList();
    List<RunResult> results = new ArrayList<>();
    for (Future<List<RunResult>> task : executor.invokeAll(tasks)) {
      results.addAll(task.get());
    }
    List<String> violations = new ArrayList<>(servers.takeOutOfOrder());
    results.forEach(result -> violations.addAll(result.violations()));
    violations.forEach(System.out::println);
    Totals totals = new Totals(results, violations.size());
    total.add(totals);
    usages.add(ResourceUsage.measure());
    System.out.println(minute + totals.row() + usages.get(minute - 1).row());
    return violations;
  }

  /** Runs one client after the other until a time. */
  private static Callable<List<RunResult>> runUntil(long endNanos, Servers servers, long seed) {
    return () -> {
      Random random = new Random(seed);
      List<RunResult> results = new ArrayList<>();
      while (System.nanoTime() - endNanos < 0) {
        results.addAll(
            FaultRunner.runAll(
                Stream.generate(() -> servers.randomRun(random)).limit(SESSIONS).toList()));
      }
      return results;
    };
  }
}
