package dev.sockjs.core.concurrent;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs every task, so that no callback is ever lost. If the application's executor rejects a task
 * or throws, the task runs on the client's own threads.
 *
 * @param first the application's executor
 * @param second the client's own threads; rejects no task
 */
public record FallbackExecutor(Executor first, Executor second) implements Executor {

  private static final Logger LOG = System.getLogger("dev.sockjs.core");

  @Override
  public void execute(Runnable task) {
    Once once = new Once(task);
    try {
      first.execute(once);
    } catch (RejectedExecutionException e) {
      LOG.log(
          Level.WARNING,
          "The executor rejected a task, so it runs on the client's own threads. Close the client"
              + " before its executor");
      second.execute(once);
    } catch (RuntimeException | Error e) {
      if (once.hasThrown()) {
        throw e;
      }
      LOG.log(
          Level.WARNING,
          "The executor threw; if it has not run the task, the client's own threads do",
          e);
      second.execute(once);
    }
  }

  /** Runs a task once: an executor may throw although it has accepted the task. */
  private static final class Once implements Runnable {

    private final AtomicReference<@Nullable Runnable> task;

    private volatile boolean thrown;

    Once(Runnable task) {
      this.task = new AtomicReference<>(task);
    }

    boolean hasThrown() {
      return thrown;
    }

    @Override
    public void run() {
      Runnable taken = task.getAndSet(null);
      if (taken != null) {
        try {
          taken.run();
        } catch (RuntimeException | Error e) {
          thrown = true;
          throw e;
        }
      }
    }
  }
}
