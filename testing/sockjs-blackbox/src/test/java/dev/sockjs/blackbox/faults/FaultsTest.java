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
 * Every transport on every server through a network with faults. Drawn anew for each run: what
 * failed comes again with the seed that the failure tells, {@code -Dfaults.seed=...}.
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
  void everySessionHoldsItsPromise(FaultKind mishap) throws InterruptedException {
    weather(servers.everywhere(Set.of(mishap), new Random(seed + mishap.name().hashCode())));
  }

  @RepeatedTest(2)
  void everySessionHoldsItsPromiseWhateverComesTogether() throws InterruptedException {
    weather(Stream.generate(() -> servers.any(random)).limit(48).toList());
  }

  private void weather(List<FaultRun> ordeals) throws InterruptedException {
    List<RunResult> outcomes = FaultRunner.of(ordeals);
    List<String> violations =
        Stream.concat(
                outcomes.stream().flatMap(outcome -> outcome.violations().stream()),
                servers.disorder().stream())
            .toList();
    assertEquals("", String.join("\n", violations), () -> "with -Dfaults.seed=" + seed);
    System.out.println(new Totals(outcomes, violations.size()).row());
  }
}
