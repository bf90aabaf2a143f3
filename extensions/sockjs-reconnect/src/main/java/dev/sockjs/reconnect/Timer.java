package dev.sockjs.reconnect;

import dev.sockjs.spi.Scheduler;
import dev.sockjs.spi.Scheduler.Cancellable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Runs a task once after a delay, unless it is cancelled or started again before. */
final class Timer {

  private final Scheduler scheduler;

  /** The start that is in effect. Guarded by this object, as is the next field. */
  private long number;

  private @Nullable Cancellable scheduled;

  Timer(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** Starts the timer. The task must be short, and call no code of the application. */
  synchronized void start(Duration delay, Runnable task) {
    cancel();
    long started = number;
    scheduled =
        scheduler.schedule(
            delay,
            () -> {
              if (expires(started)) {
                task.run();
              }
            });
  }

  synchronized void cancel() {
    number++;
    if (scheduled != null) {
      scheduled.cancel();
      scheduled = null;
    }
  }

  private synchronized boolean expires(long started) {
    boolean current = started == number;
    if (current) {
      number++;
      scheduled = null;
    }
    return current;
  }
}
