package dev.sockjs.core.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs the user code of one session one piece at a time, in order, on the client's executor. */
final class Callbacks {

  private static final Logger LOG = System.getLogger("dev.sockjs.core");

  private final Executor executor;
  private final Executor fallback;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger posted = new AtomicInteger();

  /**
   * @param executor runs the code
   * @param fallback runs it if the executor refuses, so that no callback is ever lost
   */
  Callbacks(Executor executor, Executor fallback) {
    this.executor = executor;
    this.fallback = fallback;
  }

  void post(Runnable task) {
    tasks.add(task);
    if (posted.getAndIncrement() == 0) {
      start();
    }
  }

  private void start() {
    try {
      executor.execute(this::drain);
    } catch (RejectedExecutionException refused) {
      LOG.log(Level.WARNING, "The executor refuses; callbacks run on the client's own threads");
      try {
        fallback.execute(this::drain);
      } catch (RejectedExecutionException closed) {
        drain();
      }
    }
  }

  private void drain() {
    do {
      Runnable task = tasks.remove();
      try {
        task.run();
      } catch (RuntimeException | Error e) {
        LOG.log(Level.WARNING, "User code threw", e);
      }
    } while (posted.decrementAndGet() != 0);
  }
}
