package dev.sockjs.cli.bench;

import dev.sockjs.cli.bench.BenchResult.End;
import dev.sockjs.cli.bench.BenchResult.Messages;
import dev.sockjs.cli.bench.BenchResult.Sessions;
import dev.sockjs.cli.bench.BenchResult.Times;
import dev.sockjs.cli.bench.BenchResult.Volume;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Results of runs, made up for tests of the reports. */
public final class SampleRuns {

  /** Text that a server could choose to break out of the report. */
  public static final String HOSTILE =
      "</div></script><script>document.title=1</script><img src=x onerror=\"document.title=2\">"
          + "'{{data}}\u202e";

  private SampleRuns() {}

  /** A run in which nothing failed. */
  static BenchResult good() {
    return new BenchResult(
        new BenchSettings(20, 500, 64, Duration.ofSeconds(4), 50),
        End.COMPLETE,
        new Sessions(20, 0, 0, 0, Map.of("websocket", 20L), Map.of()),
        new Messages(2000, 2000, 0, 0, 0, 0),
        times(4),
        new Volume(128_000, 128_000, 17, 48 << 20));
  }

  /** A run in which everything failed that can. */
  static BenchResult bad() {
    Map<String, Long> causes = new LinkedHashMap<>();
    causes.put("not opened: websocket failed, status 503: " + HOSTILE, 12L);
    causes.put("lost: 1006 \"Server lost session\" (unclean, status 404)", 5L);
    causes.put("not closed cleanly: 1006 \"Aborted\" (unclean)", 1L);
    return new BenchResult(
        new BenchSettings(40, 0, 1024, Duration.ofSeconds(30), 10),
        End.INTERRUPTED,
        new Sessions(
            28, 12, 5, 1, new TreeMap<>(Map.of("websocket", 18L, "xhr-streaming", 10L)), causes),
        new Messages(2100, 2000, 30, 4, 3, 2),
        times(4),
        new Volume(2_150_400, 2_054_144, 25, 60 << 20));
  }

  /** A run without a session. */
  static BenchResult empty() {
    Histogram none = new Histogram(3);
    return new BenchResult(
        new BenchSettings(1, 10, 64, Duration.ofSeconds(1), 1),
        End.NO_SESSION,
        new Sessions(0, 1, 0, 0, Map.of(), Map.of("not opened: 1002 \"\" (unclean)", 1L)),
        new Messages(0, 0, 0, 0, 0, 0),
        new Times(none, none, none, Duration.ZERO, List.of()),
        new Volume(0, 0, 9, 900));
  }

  /** Returns the report of a run in which everything failed. */
  public static String badReport(String url) {
    return new HtmlBenchReport(bad(), url, Instant.EPOCH).html();
  }

  /** Round trips from 1 to 2000 times 10 us, as the reports have to round them. */
  private static Times times(int seconds) {
    Histogram opens = new Histogram(3);
    Histogram trips = new Histogram(3);
    Histogram delays = new Histogram(3);
    for (int i = 1; i <= 20; i++) {
      opens.recordValue(i * 1_000_000L);
    }
    for (int i = 1; i <= 2000; i++) {
      trips.recordValue(i * 10_000L);
      delays.recordValue(i * 100L);
    }
    List<Sample> samples = new ArrayList<>();
    for (int i = 1; i <= seconds * 10; i++) {
      samples.add(
          new Sample(i * 100_000_000L, 50, 50 - i % 3, 10_000_000L, 19_000_000L + i * 100_000L));
    }
    return new Times(opens, trips, delays, Duration.ofSeconds(seconds), samples);
  }
}
