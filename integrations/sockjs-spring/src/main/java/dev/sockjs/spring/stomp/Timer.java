package dev.sockjs.spring.stomp;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.TaskScheduler;

/** Runs a task once after a delay, unless it is cancelled or started again before. */
final class Timer {

  private final TaskScheduler scheduler;

  /** The start that is in effect. Guarded by this object, as is the next field. */
  private long number;

  private @Nullable ScheduledFuture<?> future;

  Timer(TaskScheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * Starts the timer.
   *
   * @throws org.springframework.core.task.TaskRejectedException if the scheduler has been shut down
   */
  synchronized void start(Duration delay, Runnable task) {
    cancel();
    long started = number;
    future =
        scheduler.schedule(
            () -> {
              if (expires(started)) {
                task.run();
              }
            },
            scheduler.getClock().instant().plus(delay));
  }

  synchronized void cancel() {
    number++;
    if (future != null) {
      future.cancel(false);
      future = null;
    }
  }

  private synchronized boolean expires(long started) {
    boolean current = started == number;
    if (current) {
      number++;
      future = null;
    }
    return current;
  }
}
