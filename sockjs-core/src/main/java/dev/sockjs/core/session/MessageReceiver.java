package dev.sockjs.core.session;

import dev.sockjs.SockJs;
import dev.sockjs.core.concurrent.SerialExecutor;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The receiving half of a session. Delivers messages and heartbeats to the application in order,
 * and bounds those that wait for it: while this is full, the session requests no frame from its
 * transport. While the application has paused, messages are held here, and the end of the session
 * is reported after them.
 */
final class MessageReceiver {

  /**
   * The room beyond the longest message, in UTF-16 units, so that short messages continue to arrive
   * while a long one is handled.
   */
  private static final int EXTRA_UNITS = 256 << 10;

  /**
   * The cost of an item besides its text, so that empty messages and heartbeats are bounded too.
   */
  private static final int ITEM_UNITS = 16;

  private final SockJs sock;
  private final SafeListener listener;
  private final SerialExecutor callbacks;
  private final long bound;
  private final Runnable onRoom;

  /** The UTF-16 units that wait for the application. */
  private final AtomicLong waiting = new AtomicLong();

  private volatile boolean paused;
  private volatile boolean stopped;

  /** The messages that arrived during a pause. Used only in callbacks. */
  private final Queue<String> held = new ArrayDeque<>();

  /** Reports the end of the session after the held messages. Used only in callbacks. */
  private @Nullable Runnable end;

  /**
   * @param callbacks runs the listener
   * @param maxMessageSize the longest message, in UTF-16 units
   * @param onRoom runs when this was full and has room again; on any thread
   */
  MessageReceiver(
      SockJs sock,
      SafeListener listener,
      SerialExecutor callbacks,
      int maxMessageSize,
      Runnable onRoom) {
    this.sock = sock;
    this.listener = listener;
    this.callbacks = callbacks;
    this.bound = (long) maxMessageSize + EXTRA_UNITS;
    this.onRoom = onRoom;
  }

  /** Delivers the messages of one frame. */
  void messages(List<String> messages) {
    for (String message : messages) {
      waiting.addAndGet(cost(message));
    }
    callbacks.execute(() -> messages.forEach(this::deliverOrHold));
  }

  private void deliverOrHold(String message) {
    if (held.isEmpty() && !paused) {
      deliver(message);
    } else {
      held.add(message);
      deliverHeld(); // nothing, unless this was stopped or resumed meanwhile
    }
  }

  private void deliver(String message) {
    if (!stopped) {
      listener.onMessage(sock, message);
    }
    release(cost(message));
  }

  private void deliverHeld() {
    while (!held.isEmpty() && (!paused || stopped)) {
      deliver(held.remove());
    }
    Runnable last = end;
    if (last != null && held.isEmpty()) {
      end = null;
      last.run();
    }
  }

  /** Holds the messages from now on. On any thread. */
  void pause() {
    paused = true;
  }

  /** Delivers the messages that were held, and those that follow. On any thread. */
  void resume() {
    paused = false;
    callbacks.execute(this::deliverHeld);
  }

  /** Runs the report of the session's end when no message is held. In a callback. */
  void reportEnd(Runnable report) {
    end = report;
    deliverHeld();
  }

  /** Delivers a heartbeat, also during a pause. */
  void heartbeat() {
    waiting.addAndGet(ITEM_UNITS);
    callbacks.execute(
        () -> {
          if (!stopped) {
            listener.onHeartbeat(sock);
          }
          release(ITEM_UNITS);
        });
  }

  /** Delivers nothing from now on, and drops the messages that are held. On any thread. */
  void stop() {
    stopped = true;
    callbacks.execute(this::deliverHeld);
  }

  /** Tells if no frame should be requested at the moment. */
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
