package dev.sockjs.core.concurrent;

import dev.sockjs.spi.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Reads the system's clocks, and runs tasks when they are due. One daemon thread, which ends when
 * it is idle, waits for the time and hands each task to an executor, so that a task that blocks
 * delays no other task.
 */
public final class SystemScheduler implements Scheduler, AutoCloseable {

  /** The thread ends after this time without a task; the next task starts another one. */
  private static final long IDLE_SECONDS = 10;

  private final ScheduledThreadPoolExecutor timer;
  private final Executor executor;

  /**
   * @param executor runs the tasks; it may reject them once the client is closed
   */
  public SystemScheduler(Executor executor) {
    this.executor = executor;
    timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "sockjs-timer");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
    timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public Cancellable schedule(Duration delay, Runnable task) {
    try {
      Future<?> future =
          timer.schedule(() -> handOver(task), delay.toNanos(), TimeUnit.NANOSECONDS);
      return () -> future.cancel(false);
    } catch (RejectedExecutionException e) {
      // The client is closed, so nothing waits for the task.
      return () -> {};
    }
  }

  private void handOver(Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      // The client is closed, so nothing waits for the task.
    } catch (OutOfMemoryError e) {
      task.run(); // there is no thread to run it
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
