package dev.sockjs.benchmarks.endtoend.report;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

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
        of(scenario, server)
            .filter(result -> result.client().equals(client))
            .filter(result -> result.values().containsKey(value))
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

  private Stream<Result> of(String scenario) {
    return rounds.stream().filter(result -> result.scenario().equals(scenario));
  }

  private Stream<Result> of(String scenario, String server) {
    return of(scenario).filter(result -> result.server().equals(server));
  }

  /** Returns the clients that took part, in the order in which they did. */
  List<String> clients(String scenario, String server) {
    return of(scenario, server).map(Result::client).distinct().toList();
  }

  /** Returns the scenarios, in the order in which they ran. */
  List<String> scenarios() {
    return rounds.stream().map(Result::scenario).distinct().toList();
  }

  /** Returns the servers of a scenario. */
  List<String> servers(String scenario) {
    return of(scenario).map(Result::server).distinct().toList();
  }

  /** Returns those of the values that the scenario measures. */
  List<String> values(String scenario, List<String> values) {
    return values.stream()
        .filter(value -> of(scenario).anyMatch(result -> result.values().containsKey(value)))
        .toList();
  }
}
