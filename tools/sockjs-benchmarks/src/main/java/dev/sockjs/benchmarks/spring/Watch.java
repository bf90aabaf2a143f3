package dev.sockjs.benchmarks.spring;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what may never happen, for a limited time. */
final class Watch {
  private final Duration bound;
  private long beginNanos = System.nanoTime();

  Watch(Duration bound) {
    this.bound = bound;
  }

  /**
   * The outcome of a wait.
   *
   * @param value the value, if it succeeded
   * @param failure the exception, if it failed; both are empty if it did neither in time
   * @param time such as "after 12 ms" or "within 10 s"
   */
  record Result<T>(Optional<T> value, Optional<Throwable> failure, String time) {}

  /** Begins to measure the time anew. */
  void restart() {
    beginNanos = System.nanoTime();
  }

  /** Waits for a future, for at most the bound. The time is measured from the last restart. */
  <T> Result<T> await(CompletableFuture<T> future) throws InterruptedException {
    return await(future, bound);
  }

  /** Waits for a future, for at most a limit. The time is measured from the last restart. */
  <T> Result<T> await(CompletableFuture<T> future, Duration limit) throws InterruptedException {
    try {
      T value = future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return new Result<>(Optional.of(value), Optional.empty(), elapsed());
    } catch (ExecutionException e) {
      return new Result<>(Optional.empty(), Optional.ofNullable(e.getCause()), elapsed());
    } catch (TimeoutException e) {
      return new Result<>(Optional.empty(), Optional.empty(), "within " + limit.toSeconds() + " s");
    }
  }

  private String elapsed() {
    return "after " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beginNanos) + " ms";
  }

  /** Runs a call that may block for ever, on a thread of its own. */
  static <T> CompletableFuture<T> call(Callable<T> call) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                result.complete(call.call());
              } catch (Throwable e) { // reported by the future
                result.completeExceptionally(e);
              }
            },
            "trial");
    thread.setDaemon(true);
    thread.start();
    return result;
  }
}
