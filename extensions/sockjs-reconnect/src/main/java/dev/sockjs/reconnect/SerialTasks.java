package dev.sockjs.reconnect;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Runs tasks on an executor, one at a time and in the order in which they were added. */
final class SerialTasks {

  private static final Logger LOG = System.getLogger("dev.sockjs.reconnect");

  private final Executor executor;

  /** Guarded by this object, as is the next field. */
  private final Queue<Runnable> waiting = new ArrayDeque<>();

  private boolean running;

  SerialTasks(Executor executor) {
    this.executor = executor;
  }

  /** Adds a task. It runs on another executor if this one rejects it, so no task is lost. */
  void execute(Runnable task) {
    synchronized (this) {
      waiting.add(task);
      if (running) {
        return;
      }
      running = true;
    }
    executeAnyway(executor, this::runAll);
  }

  static void executeAnyway(Executor executor, Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException | OutOfMemoryError e) {
      runOnSharedThreads(task);
    }
  }

  private static void runOnSharedThreads(Runnable task) {
    try {
      SharedThreads.executor().execute(task);
    } catch (OutOfMemoryError e) {
      task.run(); // No thread can be created. Callers hold no lock.
    }
  }

  private void runAll() {
    for (Runnable task = next(); task != null; task = next()) {
      try {
        task.run();
      } catch (RuntimeException | Error e) {
        LOG.log(Level.ERROR, "A task of a session that connects again failed", e);
      }
    }
  }

  private synchronized @Nullable Runnable next() {
    Runnable next = waiting.poll();
    running = next != null;
    return next;
  }
}
