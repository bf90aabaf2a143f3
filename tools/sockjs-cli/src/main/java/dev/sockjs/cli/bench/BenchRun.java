package dev.sockjs.cli.bench;

import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.cli.output.LineWriter;
import dev.sockjs.cli.time.SystemScheduler;
import dev.sockjs.spi.RedactedUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs a bench and prints its progress and its result. */
public final class BenchRun {

  private static final long PROGRESS_INTERVAL_MILLIS = 500;

  /** More than the longest time from a signal to the result. */
  private static final Duration MAX_INTERRUPT_TIME =
      BenchResult.DRAIN.plus(Bench.CLOSE_LIMIT.multipliedBy(3));

  private final BenchSettings settings;
  private final BenchOutput output;

  /** Completed with the exit status, after everything was printed. */
  private final CompletableFuture<Integer> ended = new CompletableFuture<>();

  private volatile @Nullable Bench bench;
  private volatile boolean interrupted;

  /** Creates a run. */
  public BenchRun(BenchSettings settings, BenchOutput output) {
    this.settings = settings;
    this.output = output;
  }

  /**
   * Runs the bench. Called once.
   *
   * @return the exit status: 0 if nothing failed, 1 otherwise
   * @throws UncheckedIOException if the report cannot be written, or the output was closed
   */
  public int run(SockJsClient client, URI url, SockJsOptions options) throws Exception {
    try (SystemScheduler scheduler = new SystemScheduler()) {
      Bench started = new Bench(client, url, options, settings, scheduler);
      bench = started;
      CompletableFuture<BenchResult> result = started.start();
      if (interrupted) {
        started.stop();
      }
      int status = print(await(result, started), url);
      ended.complete(status);
      return status;
    } finally {
      ended.complete(1); // After an exception; otherwise without effect.
    }
  }

  /**
   * Ends the run early, and waits until its result is printed.
   *
   * @return the exit status, as from {@link #run}
   */
  public int interrupt() {
    interrupted = true;
    Bench started = bench;
    if (started != null) {
      started.stop();
    }
    // Needed if the reader of the output has stopped reading.
    ended.completeOnTimeout(1, MAX_INTERRUPT_TIME.toMillis(), TimeUnit.MILLISECONDS);
    return ended.join();
  }

  private BenchResult await(CompletableFuture<BenchResult> result, Bench started)
      throws InterruptedException {
    ProgressLine progress = new ProgressLine(output.err(), output.errIsTerminal());
    try {
      while (true) {
        try {
          return result.get(PROGRESS_INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          progress.show(started.progress(), settings);
        }
      }
    } catch (ExecutionException e) {
      throw asUnchecked(Objects.requireNonNullElse(e.getCause(), e));
    } finally {
      progress.end();
    }
  }

  private static RuntimeException asUnchecked(Throwable cause) {
    return cause instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException("The run failed", cause);
  }

  private int print(BenchResult result, URI url) {
    try {
      writeReport(result, url);
    } finally {
      printResult(result);
    }
    return result.succeeded() ? 0 : 1;
  }

  private void printResult(BenchResult result) {
    LineWriter out = new LineWriter(output.out());
    if (output.json()) {
      new JsonBenchReport(out).write(result);
    } else {
      new TextBenchReport(out).write(result);
    }
  }

  private void writeReport(BenchResult result, URI url) {
    Path file = output.report();
    if (file == null) {
      return;
    }
    try {
      Files.writeString(
          file, new HtmlBenchReport(result, RedactedUrl.of(url), Instant.now()).html());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the report to " + file, e);
    }
  }
}
