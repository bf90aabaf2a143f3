package dev.sockjs.transport.websocket.connection;

import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportListener;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Delivers the events of one connection to its listener: one call at a time, frames only on demand,
 * and the end after all frames before it. A thread that adds an event or demand also makes the
 * calls, unless another thread is making them. Safe for any thread.
 */
final class Receiver {

  private final TransportListener listener;
  private final int maxQueuedLength;
  private final Runnable afterEnd;

  /** Guards the fields below. Not held while the listener is called. */
  private final Object lock = new Object();

  private @Nullable HandshakeDetails connected;
  private boolean activity;
  private final Queue<String> frames = new ArrayDeque<>();
  private long queuedLength;
  private @Nullable TransportEnd end;
  private boolean calling;
  private long demand;
  private State state = State.OPEN;

  /** In the order in which the states follow each other. */
  private enum State {
    /** Delivers all events. */
    OPEN,
    /** Discards frames, because the transport is closing. */
    CLOSING,
    /** Delivers nothing. */
    ENDED
  }

  /**
   * Creates a receiver without events.
   *
   * @param maxQueuedLength how many UTF-16 units may be queued; a single frame may be longer
   * @param afterEnd runs after the end was delivered, or when everything was discarded
   */
  Receiver(TransportListener listener, int maxQueuedLength, Runnable afterEnd) {
    this.listener = listener;
    this.maxQueuedLength = maxQueuedLength;
    this.afterEnd = afterEnd;
  }

  void connected(HandshakeDetails details) {
    synchronized (lock) {
      connected = details;
    }
    deliver();
  }

  void activity() {
    synchronized (lock) {
      activity = true;
    }
    deliver();
  }

  /**
   * Queues a frame. A frame after the end is discarded, because frames before it may be missing.
   *
   * @return false if frames are queued already and this one does not fit
   */
  boolean offer(String frame) {
    synchronized (lock) {
      if (state == State.OPEN && end == null) {
        if (!frames.isEmpty() && queuedLength + frame.length() > maxQueuedLength) {
          return false;
        }
        frames.add(frame);
        queuedLength += frame.length();
      }
    }
    deliver();
    return true;
  }

  /** Blocks until no frame is queued. An interrupt ends the wait, and the thread keeps it. */
  void awaitDemand() {
    synchronized (lock) {
      try {
        while (!frames.isEmpty()) {
          lock.wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Sets the end. Only the first one counts. */
  void end(TransportEnd end) {
    synchronized (lock) {
      if (this.end == null) {
        this.end = end;
      }
    }
    deliver();
  }

  /** Allows more frames to be delivered. */
  void demand(long more) {
    synchronized (lock) {
      demand = more > Long.MAX_VALUE - demand ? Long.MAX_VALUE : demand + more;
    }
    deliver();
  }

  /** Discards the queued frames and those to come. */
  void discardFrames() {
    synchronized (lock) {
      discard(State.CLOSING);
    }
    deliver();
  }

  /** Discards all events. A call to the listener that is under way is the last one. */
  void discardEverything() {
    synchronized (lock) {
      discard(State.ENDED);
    }
    afterEnd.run();
  }

  private void discard(State next) {
    if (state.compareTo(next) < 0) {
      state = next;
    }
    frames.clear();
    queuedLength = 0;
    lock.notifyAll();
  }

  private void deliver() {
    Runnable call = beginCall();
    while (call != null) {
      try {
        call.run();
      } finally {
        synchronized (lock) {
          calling = false;
        }
      }
      call = beginCall();
    }
  }

  /**
   * Returns the next call to the listener, which this thread must make; null if there is none or
   * another thread is in a call.
   */
  private @Nullable Runnable beginCall() {
    synchronized (lock) {
      if (calling || state == State.ENDED) {
        return null;
      }
      Runnable call = nextCall();
      calling = call != null;
      return call;
    }
  }

  private @Nullable Runnable nextCall() {
    if (connected != null) {
      HandshakeDetails details = connected;
      connected = null;
      return () -> listener.connected(details);
    }
    if (activity) {
      activity = false;
      return listener::activity;
    }
    String frame = demand > 0 ? frames.poll() : null;
    if (frame != null) {
      demand -= demand == Long.MAX_VALUE ? 0 : 1;
      queuedLength -= frame.length();
      lock.notifyAll();
      return () -> listener.frame(frame);
    }
    if (end != null && frames.isEmpty()) {
      TransportEnd last = end;
      state = State.ENDED;
      return () -> {
        listener.end(last);
        afterEnd.run();
      };
    }
    return null;
  }
}
