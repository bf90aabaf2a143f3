package dev.sockjs.benchmarks.endtoend.report;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Ratios of medians, each as a function of the server. A ratio is not a number if one of its two
 * clients failed; a client that failed is not the fastest.
 */
final class Measured {
  private static final List<String> RAW = List.of("raw-jetty", "raw-jdk", "raw-tyrus");

  private final Results results;

  Measured(Results results) {
    this.results = results;
  }

  ToDoubleFunction<String> median(String scenario, String client, String value) {
    return server -> results.median(scenario, server, client, value).orElse(Double.NaN);
  }

  /** Returns how many times the value of another client this client's is. */
  ToDoubleFunction<String> ratio(String scenario, String value, String client, String other) {
    ToDoubleFunction<String> ours = median(scenario, client, value);
    ToDoubleFunction<String> theirs = median(scenario, other, value);
    return server -> ours.applyAsDouble(server) / theirs.applyAsDouble(server);
  }

  ToDoubleFunction<String> rate(String scenario, String client, String other) {
    return ratio(scenario, "rate", client, other);
  }

  ToDoubleFunction<String> time(String scenario, String client, String other) {
    return ratio(scenario, "p50", client, other);
  }

  /** Returns how many times the rate of the fastest raw client this client's is. */
  ToDoubleFunction<String> rateOfRaw(String scenario, String client) {
    return server ->
        RAW.stream()
            .mapToDouble(raw -> rate(scenario, client, raw).applyAsDouble(server))
            .filter(ratio -> !Double.isNaN(ratio))
            .min()
            .orElse(Double.NaN);
  }

  /** Returns how many times the time of the fastest raw client this client's is. */
  ToDoubleFunction<String> timeOfRaw(String scenario, String client) {
    return timeOfFastest(scenario, client, RAW);
  }

  /** Returns how many times the time of the fastest of the others this client's is. */
  ToDoubleFunction<String> timeOfFastest(String scenario, String client, List<String> others) {
    return server -> most(scenario, "p50", client, others, server);
  }

  /** Returns how many times the client CPU of the best of the others this client's is. */
  ToDoubleFunction<String> cpuOfBest(String scenario, String client, List<String> others) {
    return server -> most(scenario, "clientCpu", client, others, server);
  }

  private double most(
      String scenario, String value, String client, List<String> others, String server) {
    return others.stream()
        .mapToDouble(other -> ratio(scenario, value, client, other).applyAsDouble(server))
        .filter(ratio -> !Double.isNaN(ratio))
        .max()
        .orElse(Double.NaN);
  }

  /** Returns the lowest ratio of a value in the first scenario to that in one of the others. */
  ToDoubleFunction<String> lowest(String client, String value, String first, List<String> others) {
    return server ->
        others.stream()
            .mapToDouble(
                other ->
                    median(first, client, value).applyAsDouble(server)
                        / median(other, client, value).applyAsDouble(server))
            .reduce(Double.POSITIVE_INFINITY, Math::min);
  }
}
