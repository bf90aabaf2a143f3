package dev.sockjs.core.session;

import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsListener;
import dev.sockjs.core.concurrent.SerialExecutor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The receiving half of a session: what has arrived and waits for the application, within a bound.
 * While it is full, the session requests no frames from its transport. Also runs all other
 * callbacks of the listener.
 */
final class MessageReceiver {

  private static final Logger LOG = System.getLogger("dev.sockjs.core");

  /** Room beyond the longest message, so that short messages flow while one is being handled. */
  private static final int EXTRA_UNITS = 256 << 10;

  /** The cost of an item beside its text: empty messages and heartbeats need a bound too. */
  private static final int ITEM_UNITS = 16;

  private final SockJs sock;
  private final SockJsListener listener;
  private final SerialExecutor callbacks;
  private final long bound;
  private final Runnable onRoom;

  /** UTF-16 units that wait for the application. */
  private final AtomicLong waiting = new AtomicLong();

  private volatile boolean stopped;

  /**
   * @param callbacks runs the listener
   * @param maxMessageSize the longest message, in UTF-16 units
   * @param onRoom runs when this was full and has room again; on any thread
   */
  MessageReceiver(
      SockJs sock,
      SockJsListener listener,
      SerialExecutor callbacks,
      int maxMessageSize,
      Runnable onRoom) {
    this.sock = sock;
    this.listener = listener;
    this.callbacks = callbacks;
    this.bound = (long) maxMessageSize + EXTRA_UNITS;
    this.onRoom = onRoom;
  }

  void deliver(List<String> messages) {
    for (String message : messages) {
      waiting.addAndGet(cost(message));
    }
    callbacks.execute(
        () -> {
          for (String message : messages) {
            if (!stopped) {
              call(() -> listener.onMessage(sock, message));
            }
            release(cost(message));
          }
        });
  }

  void heartbeat() {
    waiting.addAndGet(ITEM_UNITS);
    callbacks.execute(
        () -> {
          if (!stopped) {
            call(() -> listener.onHeartbeat(sock));
          }
          release(ITEM_UNITS);
        });
  }

  /** Runs a callback of the listener after those that wait. */
  void execute(Runnable callback) {
    callbacks.execute(() -> call(callback));
  }

  /**
   * Runs a callback now, and reports to the listener what it throws. On the callbacks' executor.
   */
  void call(Runnable callback) {
    try {
      callback.run();
    } catch (SessionClosedException e) {
      if (e.sock() != sock) {
        report(e);
      } // else onClose reports the end
    } catch (RuntimeException | Error e) {
      report(e);
    }
  }

  private void report(Throwable failure) {
    try {
      listener.onError(sock, failure);
    } catch (RuntimeException | Error again) {
      LOG.log(Level.WARNING, "The onError of a listener threw", again);
    }
  }

  /** Delivers no message from now on. */
  void stop() {
    stopped = true;
  }

  boolean isFull() {
    return waiting.get() >= bound;
  }

  private void release(long units) {
    long before = waiting.getAndAdd(-units);
    if (before >= bound && before - units < bound) {
      onRoom.run();
    }
  }

  private static long cost(String message) {
    return message.length() + (long) ITEM_UNITS;
  }
}
