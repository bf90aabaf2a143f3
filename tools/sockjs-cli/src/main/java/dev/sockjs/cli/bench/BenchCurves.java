package dev.sockjs.cli.bench;

import dev.sockjs.cli.bench.BenchResult.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** The curves of the report, as JSON that has numbers only. */
final class BenchCurves {

  /** Points of the curve between 0 and 50 %, between 50 and 75 %, and so on. */
  private static final int TICKS = 10;

  private BenchCurves() {}

  /**
   * Returns an object with {@code count}, the number of echoes; {@code roundTrips}, pairs of a
   * percentile and milliseconds; and {@code samples}: seconds, messages sent and echoed a second,
   * median and 99th percentile in milliseconds.
   */
  static String json(Times times) {
    return "{\"count\":"
        + times.roundTrips().getTotalCount()
        + ",\"roundTrips\":"
        + percentiles(times.roundTrips())
        + ",\"samples\":"
        + samples(times.samples())
        + "}";
  }

  private static String percentiles(Histogram histogram) {
    List<String> points = new ArrayList<>();
    if (histogram.getTotalCount() > 0) {
      for (HistogramIterationValue value : histogram.percentiles(TICKS)) {
        points.add(
            String.format(
                Locale.ROOT,
                "[%.6f,%.4f]",
                value.getPercentileLevelIteratedTo(),
                value.getValueIteratedTo() / 1e6));
      }
    }
    return "[" + String.join(",", points) + "]";
  }

  private static String samples(List<Sample> samples) {
    List<String> points = new ArrayList<>();
    long previousNanos = 0;
    for (Sample sample : samples) {
      double seconds = (sample.elapsedNanos() - previousNanos) / 1e9;
      points.add(point(sample, seconds));
      previousNanos = sample.elapsedNanos();
    }
    return points.stream().collect(Collectors.joining(",", "[", "]"));
  }

  private static String point(Sample sample, double seconds) {
    return String.format(
        Locale.ROOT,
        "[%.3f,%.1f,%.1f,%.4f,%.4f]",
        sample.elapsedNanos() / 1e9,
        sample.sent() / seconds,
        sample.echoed() / seconds,
        sample.medianNanos() / 1e6,
        sample.p99Nanos() / 1e6);
  }
}
