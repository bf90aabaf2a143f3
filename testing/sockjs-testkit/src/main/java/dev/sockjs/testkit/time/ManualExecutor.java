package dev.sockjs.testkit.time;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/**
 * An executor that runs nothing by itself: tasks queue up until the test runs them, on its own
 * thread. Any thread may hand in tasks. The queue is unbounded.
 */
public final class ManualExecutor implements Executor {
  private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();

  /** Creates an executor without tasks. */
  public ManualExecutor() {}

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  /**
   * The number of tasks that wait.
   *
   * @return 0 if there is nothing to run
   */
  public int size() {
    return tasks.size();
  }

  /**
   * Runs the oldest task on the calling thread. What the task throws is thrown.
   *
   * @throws IllegalStateException if there is none
   */
  public void runNext() {
    Runnable task = tasks.poll();
    if (task == null) {
      throw new IllegalStateException("no task to run");
    }
    task.run();
  }

  /**
   * Runs every task in order on the calling thread, those that the tasks add included.
   *
   * @return how many ran
   */
  public int runAll() {
    int ran = 0;
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
      ran++;
    }
    return ran;
  }
}
