package dev.sockjs.blackbox.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every transport on every server through a network with faults. The faults are random. A failure
 * prints its seed; {@code -Dfaults.seed=...} repeats the run.
 */
@Tag("load")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FaultsTest {

  private final long seed = Long.getLong("faults.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private Servers servers;

  @BeforeAll
  void startServers() {
    servers = new Servers();
  }

  @AfterAll
  void stopServers() {
    servers.close();
  }

  @ParameterizedTest
  @EnumSource
  void sessionsKeepTheirGuaranteesUnderOneKindOfFault(FaultKind kind) throws InterruptedException {
    runAndCheck(servers.allRuns(Set.of(kind), new Random(seed + kind.name().hashCode())));
  }

  @RepeatedTest(2)
  void sessionsKeepTheirGuaranteesUnderCombinedFaults() throws InterruptedException {
    runAndCheck(Stream.generate(() -> servers.randomRun(random)).limit(48).toList());
  }

  private void runAndCheck(List<FaultRun> runs) throws InterruptedException {
    List<RunResult> results = FaultRunner.runAll(runs);
    List<String> violations =
        Stream.concat(
                results.stream().flatMap(result -> result.violations().stream()),
                servers.takeOutOfOrder().stream())
            .toList();
    assertEquals("", String.join("\n", violations), () -> "repeat with -Dfaults.seed=" + seed);
    System.out.println(new Totals(results, violations.size()).row());
  }
}
