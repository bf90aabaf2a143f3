package dev.sockjs.core.concurrent;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs every task, so that no callback is ever lost. If the application's executor rejects a task,
 * it runs on the client's own threads.
 *
 * @param first the application's executor
 * @param second the client's own threads; rejects no task
 */
public record FallbackExecutor(Executor first, Executor second) implements Executor {

  private static final Logger LOG = System.getLogger("dev.sockjs.core");

  @Override
  public void execute(Runnable task) {
    try {
      first.execute(task);
    } catch (RejectedExecutionException e) {
      LOG.log(
          Level.WARNING,
          "The executor rejected a task, so it runs on the client's own threads. Close the client"
              + " before its executor");
      second.execute(task);
    }
  }
}
