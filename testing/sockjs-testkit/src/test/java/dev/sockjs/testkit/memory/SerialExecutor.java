package dev.sockjs.testkit.memory;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Runs tasks one at a time, in order, on another executor. Tasks must not throw. */
final class SerialExecutor implements Executor {

  private final Executor executor;

  /** Guarded by itself. The head is the task that is running. */
  private final Queue<Runnable> tasks = new ArrayDeque<>();

  SerialExecutor(Executor executor) {
    this.executor = executor;
  }

  @Override
  public void execute(Runnable task) {
    synchronized (tasks) {
      tasks.add(task);
      if (tasks.size() > 1) {
        return;
      }
    }
    executor.execute(this::runAll);
  }

  private void runAll() {
    Runnable task;
    synchronized (tasks) {
      task = tasks.element();
    }
    while (task != null) {
      task.run();
      synchronized (tasks) {
        tasks.remove();
        task = tasks.peek();
      }
    }
  }
}
