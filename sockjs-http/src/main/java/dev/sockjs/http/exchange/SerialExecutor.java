package dev.sockjs.http.exchange;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs the tasks of one connection one at a time, in the order in which they were added, so that
 * the state they share needs no lock. A task that is added by another task runs after it; nothing
 * recurses.
 *
 * <p>There are three ways to add a task. {@link #run} suits Jetty's threads, {@link #start} suits
 * threads of the application, and {@link #dispatch} suits callers that must not be held up at all.
 */
public final class SerialExecutor {

  private static final Logger LOG = System.getLogger("dev.sockjs.http");

  private final Executor executor;
  private final Consumer<Throwable> onFailure;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

  /**
   * The number of unfinished tasks. The thread that increments it from zero runs tasks until it is
   * zero again.
   */
  private final AtomicInteger unfinished = new AtomicInteger();

  /**
   * Creates an executor without tasks.
   *
   * @param executor runs dispatched tasks
   * @param onFailure receives what a task threw, before the next task runs
   */
  public SerialExecutor(Executor executor, Consumer<Throwable> onFailure) {
    this.executor = executor;
    this.onFailure = onFailure;
  }

  /**
   * Runs a task on the calling thread before returning, together with tasks that are added in the
   * meantime. If tasks are being run already, on another thread or further down the stack of this
   * one, the task is added to those, and this method returns at once.
   */
  public void run(Runnable task) {
    tasks.add(task);
    if (unfinished.getAndIncrement() == 0) {
      runTasks();
    }
  }

  /**
   * Runs a task on the calling thread before returning, unless tasks are being run already; then
   * the task is added to those. Tasks that are added in the meantime run on a thread of the
   * executor, so the caller waits for its own task only.
   */
  public void start(Runnable task) {
    tasks.add(task);
    if (unfinished.getAndIncrement() == 0) {
      run(tasks.remove(), onFailure);
      if (unfinished.decrementAndGet() > 0) {
        runOnExecutor();
      }
    }
  }

  /**
   * Adds a task and returns at once. If no tasks are being run, a thread of the executor runs it.
   */
  public void dispatch(Runnable task) {
    tasks.add(task);
    if (unfinished.getAndIncrement() == 0) {
      runOnExecutor();
    }
  }

  private void runOnExecutor() {
    try {
      executor.execute(this::runTasks);
    } catch (RejectedExecutionException e) {
      // The client is closed. The tasks only end the connection, which does not block.
      runTasks();
    }
  }

  private void runTasks() {
    do {
      run(tasks.remove(), onFailure);
    } while (unfinished.decrementAndGet() > 0);
  }

  /** Catches whatever a task throws: otherwise the connection would never run another one. */
  private static void run(Runnable task, Consumer<Throwable> onFailure) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      try {
        onFailure.accept(e);
      } catch (RuntimeException | Error again) {
        LOG.log(Level.ERROR, "Handling the failure of a task failed", again);
      }
    }
  }
}
