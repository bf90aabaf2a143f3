package dev.sockjs.core;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs tasks one at a time, in order, on whichever thread posted while nobody else was running
 * them: the one place where a session's state is touched, so that state needs no lock. A task that
 * posts only appends, so nothing recurses. Tasks never block and never call user code.
 */
final class Mailbox {

  private static final Logger LOG = System.getLogger("dev.sockjs.core");

  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger posted = new AtomicInteger();

  void post(Runnable task) {
    tasks.add(task);
    if (posted.getAndIncrement() == 0) {
      drain();
    }
  }

  private void drain() {
    do {
      Runnable task = tasks.remove();
      try {
        task.run();
      } catch (RuntimeException | Error e) {
        LOG.log(Level.ERROR, "A defect of the SockJS engine; the session goes on", e);
      }
    } while (posted.decrementAndGet() != 0);
  }
}
