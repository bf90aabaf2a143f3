package dev.sockjs.core.session;

import dev.sockjs.SockJs;
import dev.sockjs.SockJsListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What has come and waits for the application, bounded: while it is full, the session asks its
 * transport for no more frames.
 */
public final class MessageReceiver {

  private static final Logger LOG = System.getLogger("dev.sockjs.core");

  /** Room beyond the longest message, so that small messages flow while one is looked at. */
  private static final int EXTRA_UNITS = 256 << 10;

  /** What an item costs beside its text; empty messages and heartbeats need a bound too. */
  private static final int ITEM_UNITS = 16;

  private final SockJs sock;
  private final SockJsListener listener;
  private final Callbacks callbacks;
  private final Runnable onRoom;
  private final long bound;
  private final AtomicLong held = new AtomicLong();
  private volatile boolean muted;

  /**
   * @param maxMessageSize the longest message, in UTF-16 units
   * @param onRoom called when it was full and is no longer; on any thread
   */
  MessageReceiver(
      SockJs sock,
      SockJsListener listener,
      Callbacks callbacks,
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
      held.addAndGet(cost(message));
    }
    callbacks.post(
        () -> {
          for (String message : messages) {
            if (!muted) {
              tell(() -> listener.onMessage(sock, message));
            }
            release(cost(message));
          }
        });
  }

  void heartbeat() {
    held.addAndGet(ITEM_UNITS);
    callbacks.post(
        () -> {
          if (!muted) {
            tell(() -> listener.onHeartbeat(sock));
          }
          release(ITEM_UNITS);
        });
  }

  /** Runs a callback, and reports to the listener what it throws. On the executor. */
  void tell(Runnable callback) {
    try {
      callback.run();
    } catch (RuntimeException | Error e) {
      try {
        listener.onError(sock, e);
      } catch (RuntimeException | Error again) {
        LOG.log(Level.WARNING, "A listener's onError threw", again);
      }
    }
  }

  /** No message is delivered any more. */
  void mute() {
    muted = true;
  }

  boolean isFull() {
    return held.get() >= bound;
  }

  private void release(long units) {
    long before = held.getAndAdd(-units);
    if (before >= bound && before - units < bound) {
      onRoom.run();
    }
  }

  private static long cost(String message) {
    return message.length() + (long) ITEM_UNITS;
  }
}
