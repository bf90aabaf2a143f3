package dev.sockjs.core.concurrent;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs tasks one at a time, in the order in which they were submitted, so that they can share state
 * without a lock. A task that submits another one only appends it, so tasks never nest.
 *
 * <p>A session has two: a {@linkplain #direct direct} one for its state machine, and one that runs
 * the application's callbacks on the client's executor.
 */
public final class SerialExecutor implements Executor {

  private static final Logger LOG = System.getLogger("dev.sockjs.core");

  private final Executor executor;
  private final Consumer<Throwable> onFailure;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

  /**
   * The number of unfinished tasks. The thread that increments it from zero runs tasks until it is
   * zero again.
   */
  private final AtomicInteger unfinished = new AtomicInteger();

  /**
   * Creates a serial executor that runs its tasks on another executor.
   *
   * @param executor runs the tasks; it must never reject one
   * @param onFailure receives an exception or error that a task threw, before the next task runs
   */
  public SerialExecutor(Executor executor, Consumer<Throwable> onFailure) {
    this.executor = executor;
    this.onFailure = onFailure;
  }

  /**
   * Returns a serial executor that runs its tasks on the threads that submit them: a thread that
   * submits a task to an idle executor runs all tasks until it is idle again. For short tasks that
   * never block and never call the application's code.
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
