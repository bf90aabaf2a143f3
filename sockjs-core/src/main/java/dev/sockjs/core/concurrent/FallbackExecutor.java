package dev.sockjs.core.concurrent;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs every task, even if the application's executor refuses it: then on the client's own threads,
 * and if those have ended too, on the calling thread. So no callback is ever lost.
 *
 * @param first the application's executor
 * @param second the client's own threads
 */
public record FallbackExecutor(Executor first, Executor second) implements Executor {

  private static final Logger LOG = System.getLogger("dev.sockjs.core");

  @Override
  public void execute(Runnable task) {
    try {
      first.execute(task);
    } catch (RejectedExecutionException refused) {
      LOG.log(
          Level.WARNING,
          "The executor refused a task, which now runs on the client's own threads; close the"
              + " client before its executor");
      executeOnSecond(task);
    }
  }

  private void executeOnSecond(Runnable task) {
    try {
      second.execute(task);
    } catch (RejectedExecutionException closed) {
      task.run();
    }
  }
}
