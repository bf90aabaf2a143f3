package dev.sockjs.spi;

import java.time.Duration;
import java.time.Instant;

/** Time and delays, so that tests can step them by hand. */
public interface Scheduler {

  /**
   * A moment on a clock that only moves forward.
   *
   * @return nanoseconds since an arbitrary moment, as {@link System#nanoTime()}
   */
  long nanoTime();

  /**
   * The wall clock, which also counts the time that a machine sleeps.
   *
   * @return now
   */
  Instant now();

  /**
   * Runs a short task that does not block, once, on a thread of the timer.
   *
   * @param delay how long to wait first
   * @param task the task
   * @return takes it back
   */
  Cancellable schedule(Duration delay, Runnable task);

  /** Something that can be taken back. */
  @FunctionalInterface
  interface Cancellable {

    /** Takes it back, unless it has happened already. Calling it again does nothing. */
    void cancel();
  }
}
