package dev.sockjs.http.exchange;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs the tasks of one connection one at a time, in the order in which they were handed in, so
 * that they need no lock for what they share. A task that is handed in by a task waits for its end:
 * nothing recurses.
 *
 * <p>The thread that finds nobody at work does the work, its own task and all that come meanwhile.
 * That is right for Jetty's threads ({@link #run}) and wrong for a caller who wants to go on
 * ({@link #dispatch}).
 *
 * <p>What Jetty calls at the end of an exchange has to use {@link #dispatch} too: the connection is
 * not ready for the next request before that callback has returned. If the callback's own thread is
 * at work here, further down its stack, the task waits until the stack is unwound; else it runs on
 * another thread.
 */
public final class SerialExecutor {

  private final Executor executor;
  private final Consumer<RuntimeException> broken;
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

  /** How many tasks are unfinished. Whoever takes it away from zero is at work until it is back. */
  private final AtomicInteger unfinished = new AtomicInteger();

  /**
   * A queue without tasks.
   *
   * @param executor where dispatched tasks run
   * @param broken is told, in the turn that threw, what should not have been thrown
   */
  public SerialExecutor(Executor executor, Consumer<RuntimeException> broken) {
    this.executor = executor;
    this.broken = broken;
  }

  /** Runs a task now, on this thread, unless another thread is at work and will do it. */
  public void run(Runnable task) {
    waiting.add(task);
    if (unfinished.getAndIncrement() == 0) {
      work();
    }
  }

  /** Runs a task soon, on a thread of the executor, and does no work here. */
  public void dispatch(Runnable task) {
    waiting.add(task);
    if (unfinished.getAndIncrement() == 0) {
      try {
        executor.execute(this::work);
      } catch (RejectedExecutionException e) {
        // The client is closed; what is left to do is to end, which blocks nobody.
        work();
      }
    }
  }

  private void work() {
    do {
      try {
        waiting.remove().run();
      } catch (RuntimeException e) {
        broken.accept(e);
      }
    } while (unfinished.decrementAndGet() > 0);
  }
}
