package dev.sockjs.core.concurrent;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs tasks one at a time, in order, on whichever thread posted while nobody else was running
 * them: the one place where a session's state is touched, so that state needs no lock. A task that
 * posts only appends, so nothing recurses. Tasks never block and never call user code.
 */
public final class SerialExecutor {

  private static final Logger LOG = System.getLogger("dev.sockjs.core");

  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger posted = new AtomicInteger();
  private final Consumer<Throwable> onDefect;

  /**
   * A mailbox without tasks.
   *
   * @param onDefect hears, as a task would, what a task threw
   */
  public SerialExecutor(Consumer<Throwable> onDefect) {
    this.onDefect = onDefect;
  }

  public void post(Runnable task) {
    tasks.add(task);
    if (posted.getAndIncrement() == 0) {
      drain();
    }
  }

  private void drain() {
    do {
      run(tasks.remove());
    } while (posted.decrementAndGet() != 0);
  }

  private void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "A defect of the SockJS engine", e);
      try {
        onDefect.accept(e);
      } catch (RuntimeException | Error again) {
        LOG.log(Level.ERROR, "Another one, while the session was ended for the first", again);
      }
    }
  }
}
