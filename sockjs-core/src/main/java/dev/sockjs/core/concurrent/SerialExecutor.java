package dev.sockjs.core.concurrent;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs tasks one at a time, in the order in which they were given, so that what they share needs no
 * lock. A task given by a task is only appended, so nothing recurses.
 *
 * <p>A session has two: one that {@linkplain #direct runs} its state machine on whichever thread
 * gives it work while it is idle, and one that runs the application's callbacks on the client's
 * executor.
 */
public final class SerialExecutor implements Executor {

  private static final Logger LOG = System.getLogger("dev.sockjs.core");

  private final Executor executor;
  private final Consumer<Throwable> onFailure;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

  /** The unfinished tasks. The thread that takes it from zero runs tasks until it is zero again. */
  private final AtomicInteger unfinished = new AtomicInteger();

  /**
   * Creates an executor without tasks.
   *
   * @param executor runs the tasks; it must accept every one
   * @param onFailure receives what a task threw, while the next task waits
   */
  public SerialExecutor(Executor executor, Consumer<Throwable> onFailure) {
    this.executor = executor;
    this.onFailure = onFailure;
  }

  /**
   * Returns an executor that runs tasks on the thread that gives them. For short tasks that never
   * block and never call the application's code.
   */
  public static SerialExecutor direct(Consumer<Throwable> onFailure) {
    return new SerialExecutor(Runnable::run, onFailure);
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    if (unfinished.getAndIncrement() == 0) {
      executor.execute(this::runTasks);
    }
  }

  private void runTasks() {
    do {
      run(tasks.remove());
    } while (unfinished.decrementAndGet() != 0);
  }

  private void run(Runnable task) {
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
