package dev.sockjs.reconnect;

import dev.sockjs.spi.Causes;
import dev.sockjs.spi.Scheduler;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Asks the connect source, and gives exactly one answer for each question. */
final class SourceCall {

  private final ConnectSource source;
  private final Executor executor;
  private final Duration timeout;
  private final Timer deadline;

  /** True while a call has not returned, so that calls that never return do not accumulate. */
  private final AtomicBoolean calling = new AtomicBoolean();

  SourceCall(ConnectSource source, Executor executor, Scheduler scheduler, Duration timeout) {
    this.source = source;
    this.executor = executor;
    this.timeout = timeout;
    this.deadline = new Timer(scheduler);
  }

  /**
   * Asks for the target of an attempt.
   *
   * @param answer receives the target or the failure, once, on any thread; it must be short
   */
  void ask(int attempt, BiConsumer<@Nullable ConnectTarget, @Nullable Throwable> answer) {
    AtomicBoolean answered = new AtomicBoolean();
    BiConsumer<@Nullable ConnectTarget, @Nullable Throwable> first =
        (target, failure) -> {
          if (answered.compareAndSet(false, true)) {
            deadline.cancel();
            answer.accept(target, failure);
          }
        };
    deadline.start(timeout, () -> first.accept(null, timedOut()));
    if (calling.compareAndSet(false, true)) {
      SerialTasks.executeAnyway(executor, () -> call(attempt, first));
    } else {
      first.accept(
          null, new IllegalStateException("An earlier call of the connect source is in progress"));
    }
  }

  private TimeoutException timedOut() {
    return new TimeoutException(
        "The connect source gave no answer within " + timeout.toMillis() + " ms");
  }

  private void call(int attempt, BiConsumer<@Nullable ConnectTarget, @Nullable Throwable> answer) {
    CompletionStage<ConnectTarget> stage;
    try {
      stage = Objects.requireNonNull(source.target(attempt), "The connect source returned null");
    } catch (Exception | Error e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      calling.set(false);
      answer.accept(null, e);
      return;
    }
    calling.set(false);
    stage.whenComplete(
        (target, failure) -> {
          if (failure == null && target == null) {
            answer.accept(null, new NullPointerException("The connect source supplied null"));
          } else {
            answer.accept(target, failure == null ? null : Causes.unwrap(failure));
          }
        });
  }

  /** Stops waiting. A late answer may still be given. */
  void cancel() {
    deadline.cancel();
  }
}
