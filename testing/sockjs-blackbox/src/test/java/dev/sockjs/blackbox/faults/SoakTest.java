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
 * Storm after storm for half an hour, or {@code -Dsoak.minutes=...}, and a line of figures every
 * minute. Between two minutes all is quiet, so that what is left behind can be counted. Run by the
 * profile {@code soak} only.
 */
final class SoakTest {

  private static final int MINUTES = Integer.getInteger("soak.minutes", 30);

  /** Storms at the same time, and sessions in each. */
  private static final int STORMS = 4;

  private static final int SESSIONS = 12;

  /** Until all code has been run and all pools have their size. */
  private static final int WARM_UP_MINUTES = 2;

  private final long seed = Long.getLong("faults.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Totals total = new Totals();

  @Test
  void mixedTransportsUnderFaultsHoldTheirPromisesAndLeaveNothingBehind() throws Exception {
    List<String> violations = new ArrayList<>();
    List<ResourceUsage> remains = new ArrayList<>();
    ExecutorService storms = Executors.newFixedThreadPool(STORMS);
    System.out.println("seed " + seed + "\nminute" + Totals.HEAD + ResourceUsage.HEAD);
    try (Servers servers = new Servers()) {
      for (int minute = 1; minute <= MINUTES; minute++) {
        violations.addAll(oneMinute(storms, servers, minute, remains));
      }
    } finally {
      storms.shutdown();
    }
    ResourceUsage last = remains.get(remains.size() - 1);
    System.out.println(MINUTES + " minutes" + total.row() + last.row());
    assertTrue(violations.isEmpty(), () -> String.join("\n", violations));
    ResourceUsage first = remains.get(Math.min(WARM_UP_MINUTES, remains.size()) - 1);
    assertTrue(!last.hasGrownSince(first), () -> "from " + first + " to " + last);
  }

  private List<String> oneMinute(
      ExecutorService storms, Servers servers, int minute, List<ResourceUsage> remains)
      throws InterruptedException, ExecutionException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    List<Callable<List<RunResult>>> lanes =
        Stream.generate(random::nextLong)
            .limit(STORMS)
            .map(each -> lane(servers, each, end))
            .toList();
    List<RunResult> outcomes = new ArrayList<>();
    for (Future<List<RunResult>> lane : storms.invokeAll(lanes)) {
      outcomes.addAll(lane.get());
    }
    List<String> violations = new ArrayList<>(servers.disorder());
    outcomes.forEach(outcome -> violations.addAll(outcome.violations()));
    violations.forEach(System.out::println);
    Totals tally = new Totals(outcomes, violations.size());
    total.add(tally);
    remains.add(ResourceUsage.now());
    System.out.println(minute + tally.row() + remains.get(minute - 1).row());
    return violations;
  }

  /** One storm behind the other. */
  private static Callable<List<RunResult>> lane(Servers servers, long seed, long endNanos) {
    return () -> {
      Random random = new Random(seed);
      List<RunResult> outcomes = new ArrayList<>();
      while (System.nanoTime() - endNanos < 0) {
        outcomes.addAll(
            FaultRunner.of(Stream.generate(() -> servers.any(random)).limit(SESSIONS).toList()));
      }
      return outcomes;
    };
  }
}
