package dev.sockjs.benchmarks.endtoend.scenario;

import java.util.Arrays;
import java.util.Map;

/** Collects durations, the first million of them. Not thread-safe. */
final class Percentiles {
  private static final int CAPACITY = 1_000_000;

  private final long[] nanos = new long[CAPACITY];
  private int count;

  void add(long duration) {
    if (count < CAPACITY) {
      nanos[count++] = duration;
    }
  }

  int count() {
    return count;
  }

  double median() {
    return sorted()[count / 2];
  }

  private long[] sorted() {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return sorted;
  }

  /** Adds median and 99th percentile in microseconds to the values. */
  void addTo(Map<String, Double> values) {
    long[] sorted = sorted();
    values.put("p50", sorted[count / 2] / 1e3);
    values.put("p99", sorted[(int) (count * 0.99)] / 1e3);
  }
}
