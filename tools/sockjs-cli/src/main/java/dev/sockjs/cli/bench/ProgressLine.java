package dev.sockjs.cli.bench;

import dev.sockjs.cli.bench.BenchProgress.Phase;
import java.io.PrintStream;
import java.util.Locale;

/**
 * Prints how far a run is: on a terminal one line that changes, otherwise a line every five seconds
 * at most. Not thread-safe.
 */
final class ProgressLine {

  /** The line at the left edge, and nothing after it: a shorter line does not end an old one. */
  private static final String START_OF_LINE = "\r\u001b[K";

  private static final long PLAIN_INTERVAL_NANOS = 5_000_000_000L;

  private final PrintStream err;
  private final boolean terminal;
  private BenchProgress last = new BenchProgress(Phase.CONNECTING, 0, 0, 0, 0, 0);
  private long rate;

  /**
   * Creates a line.
   *
   * @param err standard error
   * @param terminal whether it is a terminal
   */
  ProgressLine(PrintStream err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  /** Shows the progress, if it is time for that. */
  void show(BenchProgress progress, BenchSettings settings) {
    boolean newPhase = progress.phase() != last.phase();
    long sinceNanos = progress.elapsedNanos() - (newPhase ? 0 : last.elapsedNanos());
    if (!terminal && !newPhase && sinceNanos < PLAIN_INTERVAL_NANOS) {
      return;
    }
    rate = sinceNanos <= 0 ? 0 : (progress.echoed() - last.echoed()) * 1_000_000_000 / sinceNanos;
    last = progress;
    String line = text(progress, settings);
    if (terminal) {
      err.print(START_OF_LINE + line);
      err.flush();
    } else {
      err.println(line);
    }
  }

  /** Removes the line from the terminal. */
  void end() {
    if (terminal) {
      err.print(START_OF_LINE);
      err.flush();
    }
  }

  /** Returns a line that fits on a terminal of 80 columns. */
  private String text(BenchProgress progress, BenchSettings settings) {
    return switch (progress.phase()) {
      case CONNECTING ->
          String.format(
              Locale.ROOT,
              "connecting: %d of %d sessions opened, %d failed",
              progress.opened(),
              settings.sessions(),
              progress.failed());
      case SENDING ->
          String.format(
              Locale.ROOT,
              "%.1f of %.1f s, %d sent, %d echoed, %d/s, %d opened, %d failed",
              progress.elapsedNanos() / 1e9,
              settings.duration().toMillis() / 1e3,
              progress.sent(),
              progress.echoed(),
              rate,
              progress.opened(),
              progress.failed());
      case DRAINING -> "waiting for " + (progress.sent() - progress.echoed()) + " echoes";
      case CLOSING -> "closing";
      case ENDED -> "done";
    };
  }
}
