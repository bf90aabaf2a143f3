package dev.sockjs.spring.stomp;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Calls the application, one call at a time and in order, on a thread that has called here. */
final class Notifier {

  private static final Logger LOGGER = System.getLogger("dev.sockjs.spring.stomp");

  /** Guards the fields below. Not held while the application is called. */
  private final Object lock = new Object();

  private final Queue<Runnable> calls = new ArrayDeque<>();
  private boolean draining;

  /** Adds a call. Can be called with a lock held, which {@link #drain} must not be. */
  void add(Runnable call) {
    synchronized (lock) {
      calls.add(call);
    }
  }

  /** Makes the calls that were added, unless another thread is doing so. */
  void drain() {
    synchronized (lock) {
      if (draining) {
        return;
      }
      draining = true;
    }
    for (Runnable call = next(); call != null; call = next()) {
      try {
        call.run();
      } catch (RuntimeException | Error e) {
        LOGGER.log(Level.WARNING, "The listener of a STOMP session failed", e);
      }
    }
  }

  private @Nullable Runnable next() {
    synchronized (lock) {
      Runnable next = calls.poll();
      draining = next != null;
      return next;
    }
  }
}
