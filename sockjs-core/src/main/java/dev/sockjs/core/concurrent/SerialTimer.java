package dev.sockjs.core.concurrent;

import dev.sockjs.spi.Scheduler;
import dev.sockjs.spi.Scheduler.Cancellable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A timer for one task at a time, which runs on a serial executor. All methods must be called on
 * that executor. A task that was cancelled or replaced never runs, even if it was already due.
 */
public final class SerialTimer {

  private final Scheduler scheduler;
  private final SerialExecutor serial;
  private final GuardedExecutor guarded;
  private @Nullable Cancellable pending;

  /** Counts the calls of {@link #set} and {@link #cancel}, so that a late task is recognized. */
  private long generation;

  /**
   * Creates a timer without a task.
   *
   * @param serial runs the tasks
   */
  public SerialTimer(Scheduler scheduler, SerialExecutor serial) {
    this.scheduler = scheduler;
    this.serial = serial;
    this.guarded = new GuardedExecutor(scheduler, serial);
  }

  /** Runs a task after a delay, instead of the task that was set before. */
  public void set(Duration delay, Runnable task) {
    cancel();
    long current = generation;
    pending = scheduler.schedule(delay, () -> serial.execute(() -> run(task, current)));
  }

  /**
   * Runs a task after a delay, instead of the task that was set before.
   *
   * @param ifBlocked runs if the serial executor is blocked when the task is due, on another thread
   */
  public void set(Duration delay, Runnable task, Runnable ifBlocked) {
    cancel();
    long current = generation;
    pending =
        scheduler.schedule(
            delay,
            () -> guarded.execute(() -> run(task, current), GuardedExecutor.PATIENCE, ifBlocked));
  }

  /** Tells if there is a task that has not run. */
  public boolean isSet() {
    return pending != null;
  }

  /** Cancels the task, if there is one. */
  public void cancel() {
    generation++;
    if (pending != null) {
      pending.cancel();
      pending = null;
    }
  }

  private void run(Runnable task, long ofGeneration) {
    if (ofGeneration == generation) {
      pending = null;
      task.run();
    }
  }
}
