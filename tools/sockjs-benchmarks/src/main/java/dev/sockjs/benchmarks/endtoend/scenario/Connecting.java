package dev.sockjs.benchmarks.endtoend.scenario;

import dev.sockjs.benchmarks.endtoend.peer.Client;
import dev.sockjs.benchmarks.endtoend.peer.Session;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Opens sessions one after another, at most some number of them, because closed connections keep
 * their ports for a minute.
 */
record Connecting(int most) implements Scenario {
  @Override
  public Map<String, Double> run(Client client, Round round) throws Exception {
    Percentiles durations = new Percentiles();
    Usage start = Usage.now(round.serverPid());
    long deadline = start.nanos() + round.millis() * 1_000_000;
    while (durations.count() < most && System.nanoTime() < deadline) {
      long startNanos = System.nanoTime();
      Session session = new Received().open(client, round.url("/echo"));
      durations.add(System.nanoTime() - startNanos);
      session.close();
    }
    Map<String, Double> values = new LinkedHashMap<>();
    durations.addTo(values);
    values.putAll(Usage.now(round.serverPid()).since(start, durations.count()));
    return values;
  }
}
