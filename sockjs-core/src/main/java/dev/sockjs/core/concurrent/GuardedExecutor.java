package dev.sockjs.core.concurrent;

import dev.sockjs.spi.Scheduler;
import dev.sockjs.spi.Scheduler.Cancellable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks on a serial executor, and notices that it is blocked: that its current task calls code
 * which does not return, such as an info requester or a transport that waits for the network. Safe
 * for any thread.
 */
public final class GuardedExecutor {

  /** The time that a task usually waits before the serial executor counts as blocked. */
  public static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Scheduler scheduler;
  private final SerialExecutor serial;

  /**
   * @param serial runs the tasks
   */
  public GuardedExecutor(Scheduler scheduler, SerialExecutor serial) {
    this.scheduler = scheduler;
    this.serial = serial;
  }

  /**
   * Runs a task on the serial executor.
   *
   * @param patience the time that the task may wait for its turn
   * @param ifBlocked runs if the task has not begun by then, outside of the serial executor; the
   *     task still runs when its turn comes
   */
  public void execute(Runnable task, Duration patience, Runnable ifBlocked) {
    Guarded guarded = new Guarded(task);
    serial.execute(guarded);
    guarded.watch(patience, ifBlocked);
  }

  private final class Guarded implements Runnable {

    private final Runnable task;
    private boolean begun;
    private @Nullable Cancellable check;

    Guarded(Runnable task) {
      this.task = task;
    }

    synchronized void watch(Duration patience, Runnable ifBlocked) {
      if (!begun) {
        check = scheduler.schedule(patience, () -> check(ifBlocked));
      }
    }

    private void check(Runnable ifBlocked) {
      if (!hasBegun()) {
        ifBlocked.run();
      }
    }

    private synchronized boolean hasBegun() {
      return begun;
    }

    private synchronized void begin() {
      begun = true;
      if (check != null) {
        check.cancel();
      }
    }

    @Override
    public void run() {
      begin();
      task.run();
    }
  }
}
