package dev.sockjs.core.concurrent;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Creates the pool of threads for tasks that may block. */
public final class WorkerPool {

  /** A thread ends after this time without a task. */
  private static final long IDLE_SECONDS = 10;

  private WorkerPool() {}

  /** Returns a pool that has a thread for each task that blocks, and no thread when idle. */
  public static ThreadPoolExecutor create() {
    AtomicInteger count = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, "sockjs-worker-" + count.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }
}
