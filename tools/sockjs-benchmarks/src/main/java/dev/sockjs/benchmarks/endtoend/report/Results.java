package dev.sockjs.benchmarks.endtoend.report;

import java.util.List;
import java.util.OptionalDouble;

/** The results of a run, and their medians. */
public final class Results {
  private final List<Result> rounds;

  /** Creates it from the results of all rounds. */
  public Results(List<Result> rounds) {
    this.rounds = List.copyOf(rounds);
  }

  /** Returns the median over the rounds; empty if the client did not take part or failed. */
  public OptionalDouble median(String scenario, String server, String client, String value) {
    double[] sorted =
        rounds.stream()
            .filter(
                result ->
                    result.scenario().equals(scenario)
                        && result.server().equals(server)
                        && result.client().equals(client)
                        && result.values().containsKey(value))
            .mapToDouble(result -> result.values().get(value))
            .sorted()
            .toArray();
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
  }

  /** Returns the clients that took part, in the order in which they did. */
  List<String> clients(String scenario, String server) {
    return rounds.stream()
        .filter(result -> result.scenario().equals(scenario) && result.server().equals(server))
        .map(Result::client)
        .distinct()
        .toList();
  }

  /** Returns the scenarios, in the order in which they ran. */
  List<String> scenarios() {
    return rounds.stream().map(Result::scenario).distinct().toList();
  }

  /** Returns the servers of a scenario. */
  List<String> servers(String scenario) {
    return rounds.stream()
        .filter(result -> result.scenario().equals(scenario))
        .map(Result::server)
        .distinct()
        .toList();
  }
}
