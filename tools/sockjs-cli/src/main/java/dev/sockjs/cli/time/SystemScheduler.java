package dev.sockjs.cli.time;

import dev.sockjs.spi.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The clock of this machine, and a timer on one daemon thread. */
public final class SystemScheduler implements Scheduler, AutoCloseable {

  private final ScheduledThreadPoolExecutor executor =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread thread = new Thread(task, "sockjs-timer");
            thread.setDaemon(true);
            return thread;
          });

  /** Creates a scheduler, whose thread starts with the first task. */
  public SystemScheduler() {
    executor.setRemoveOnCancelPolicy(true);
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  /** {@inheritDoc} After {@link #close}, the task never runs. */
  @Override
  public Cancellable schedule(Duration delay, Runnable task) {
    if (executor.isShutdown()) {
      return () -> {};
    }
    Future<?> future = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> future.cancel(false);
  }

  /** Drops the tasks that wait. A scheduler that lives as long as the process needs no close. */
  @Override
  public void close() {
    executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    executor.shutdownNow();
  }
}
