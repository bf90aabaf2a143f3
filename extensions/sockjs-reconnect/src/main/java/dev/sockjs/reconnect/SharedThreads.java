package dev.sockjs.reconnect;

import dev.sockjs.spi.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that all sessions share: a timer, and threads for the application's code. All are
 * daemons and end when they are idle, so nothing has to be closed.
 */
final class SharedThreads {

  private static final long IDLE_SECONDS = 10;

  private static final ThreadPoolExecutor EXECUTOR =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          daemons("sockjs-reconnect"));

  private static final Scheduler SCHEDULER = new SystemScheduler();

  private SharedThreads() {}

  /** Has one thread for each task in progress, and each session has at most two at a time. */
  static Executor executor() {
    return EXECUTOR;
  }

  /** Runs tasks on one thread, so they must be short. */
  static Scheduler scheduler() {
    return SCHEDULER;
  }

  private static ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  private static final class SystemScheduler implements Scheduler {

    private final ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(1, daemons("sockjs-reconnect-timer"));

    SystemScheduler() {
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
      Future<?> future = timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
      return () -> future.cancel(false);
    }
  }
}
