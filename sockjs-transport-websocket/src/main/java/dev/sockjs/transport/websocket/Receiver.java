package dev.sockjs.transport.websocket;

import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportListener;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What one connection has to tell its listener: one call at a time, frames only as demanded, the
 * end after the frames that came before it. Whichever thread brings something, or demands more,
 * also tells, unless another one is telling already.
 */
final class Receiver {

  private final TransportListener listener;
  private final int capacity;
  private final Runnable over;

  /** Guards all that follows. The listener is called without it. */
  private final Object lock = new Object();

  private @Nullable HandshakeDetails connected;
  private boolean activity;
  private final Queue<String> frames = new ArrayDeque<>();
  private long waitingLength;
  private @Nullable TransportEnd end;
  private boolean telling;
  private long demand;
  private Taking taking = Taking.EVERYTHING;

  private enum Taking {
    EVERYTHING,
    /** The transport is closing: frames are of no use any more. */
    THE_END,
    NOTHING
  }

  /**
   * An empty inbox.
   *
   * @param listener hears everything
   * @param capacity how many UTF-16 units may wait, unless it is a single frame
   * @param over runs after the end was told, or when everything was dropped
   */
  Receiver(TransportListener listener, int capacity, Runnable over) {
    this.listener = listener;
    this.capacity = capacity;
    this.over = over;
  }

  void connected(HandshakeDetails facts) {
    synchronized (lock) {
      connected = facts;
    }
    tell();
  }

  void activity() {
    synchronized (lock) {
      activity = true;
    }
    tell();
  }

  /**
   * Puts a frame in, unless it finds others waiting and no room; false then. A frame behind the end
   * is dropped: there may be a gap before it.
   */
  boolean offer(String frame) {
    synchronized (lock) {
      if (taking == Taking.EVERYTHING && end == null) {
        if (!frames.isEmpty() && waitingLength + frame.length() > capacity) {
          return false;
        }
        frames.add(frame);
        waitingLength += frame.length();
      }
    }
    tell();
    return true;
  }

  /** Waits until no frame waits. An interrupt ends the waiting and stays set. */
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

  /** Puts the end in; the first one counts. */
  void end(TransportEnd end) {
    synchronized (lock) {
      if (this.end == null) {
        this.end = end;
      }
    }
    tell();
  }

  void demand(long more) {
    synchronized (lock) {
      demand = more > Long.MAX_VALUE - demand ? Long.MAX_VALUE : demand + more;
    }
    tell();
  }

  /** Drops frames, those that wait and those to come. */
  void takeOnlyTheEnd() {
    synchronized (lock) {
      drop(Taking.THE_END);
    }
    tell();
  }

  /** Drops everything for good; calls to the listener end with the one under way. */
  void takeNothing() {
    synchronized (lock) {
      drop(Taking.NOTHING);
    }
    over.run();
  }

  private void drop(Taking still) {
    if (taking.compareTo(still) < 0) {
      taking = still;
    }
    frames.clear();
    waitingLength = 0;
    lock.notifyAll();
  }

  private void tell() {
    Runnable call = beginCall();
    while (call != null) {
      try {
        call.run();
      } finally {
        synchronized (lock) {
          telling = false;
        }
      }
      call = beginCall();
    }
  }

  /** The next call to the listener, now this thread's to make; null if there is none to make. */
  private @Nullable Runnable beginCall() {
    synchronized (lock) {
      if (telling || taking == Taking.NOTHING) {
        return null;
      }
      Runnable call = nextCall();
      telling = call != null;
      return call;
    }
  }

  private @Nullable Runnable nextCall() {
    if (connected != null) {
      HandshakeDetails facts = connected;
      connected = null;
      return () -> listener.connected(facts);
    }
    if (activity) {
      activity = false;
      return listener::activity;
    }
    String frame = demand > 0 ? frames.poll() : null;
    if (frame != null) {
      demand -= demand == Long.MAX_VALUE ? 0 : 1;
      waitingLength -= frame.length();
      lock.notifyAll();
      return () -> listener.frame(frame);
    }
    if (end != null && frames.isEmpty()) {
      TransportEnd told = end;
      taking = Taking.NOTHING;
      return () -> {
        listener.end(told);
        over.run();
      };
    }
    return null;
  }
}
