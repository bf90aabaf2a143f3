package dev.sockjs.spi;

import java.time.Duration;
import java.time.Instant;

/** Clock and timer. Tests replace it to control time. Safe for use by any thread. */
public interface Scheduler {

  /**
   * Returns the time of a monotonic clock.
   *
   * @return nanoseconds since an arbitrary origin, like {@link System#nanoTime()}
   */
  long nanoTime();

  /** {@return the time of the wall clock, which also counts while the machine sleeps} */
  Instant now();

  /**
   * Schedules a task to run once. The task runs on the timer's thread, so it must be short and must
   * not block.
   *
   * @param delay the time until the task runs
   * @param task the task
   * @return cancels the task
   */
  Cancellable schedule(Duration delay, Runnable task);

  /** A scheduled task. */
  @FunctionalInterface
  interface Cancellable {

    /** Cancels the task. Does nothing if the task has run or has been cancelled. */
    void cancel();
  }
}
