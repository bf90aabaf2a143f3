package dev.sockjs.cli.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Numbers as the reports print them. */
final class Figures {

  /** The percentiles that the reports have. */
  static final List<Double> PERCENTILES = List.of(50.0, 90.0, 99.0, 99.9);

  private Figures() {}

  /** Returns milliseconds with three significant digits at least. */
  static String millis(long nanos) {
    double millis = nanos / 1e6;
    String format = millis < 10 ? "%.2f" : millis < 100 ? "%.1f" : "%.0f";
    return String.format(Locale.ROOT, format, millis);
  }

  /** Returns a percentile in milliseconds, or a dash if nothing was recorded. */
  static String millis(Histogram histogram, double percentile) {
    return histogram.getTotalCount() == 0
        ? "-"
        : millis(histogram.getValueAtPercentile(percentile));
  }

  /** Returns seconds with one decimal. */
  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
  }

  /** Returns a rate with one decimal if it is small. */
  static String rate(double perSecond) {
    return String.format(Locale.ROOT, perSecond < 100 ? "%.1f" : "%.0f", perSecond);
  }

  /** Returns a size in bytes, or in a larger unit of 1024. */
  static String bytes(long bytes) {
    if (bytes < 1024) {
      return bytes + " B";
    }
    return bytes < 1024 * 1024
        ? String.format(Locale.ROOT, "%.1f KiB", bytes / 1024.0)
        : String.format(Locale.ROOT, "%.1f MiB", bytes / 1024.0 / 1024);
  }

  /** Returns the name of a percentile, such as {@code p99.9}. */
  static String name(double percentile) {
    return "p"
        + (percentile == Math.rint(percentile)
            ? Long.toString((long) percentile)
            : Double.toString(percentile));
  }
}
