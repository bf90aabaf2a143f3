package dev.sockjs.spring.test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Records what happens in a session, for messages of failed tests, and waits for it. */
final class SessionLog {

  /** How many events a message shows: the last ones. */
  private static final int MAX_EVENTS = 30;

  /** How many characters of an event a message shows. */
  private static final int MAX_CHARS = 300;

  /** Guards the fields below, and the frames of the inboxes. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Condition changed = lock.newCondition();
  private final Deque<String> events = new ArrayDeque<>();
  private long dropped;
  private String state = "connecting";
  private @Nullable Throwable end;

  /** Adds an event, and makes a change that threads may be waiting for. */
  void add(String event, Runnable change) {
    lock.lock();
    try {
      events.add(event.length() <= MAX_CHARS ? event : event.substring(0, MAX_CHARS) + "...");
      if (events.size() > MAX_EVENTS) {
        events.remove();
        dropped++;
      }
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void add(String event) {
    add(event, () -> {});
  }

  void connected(String over) {
    add("connected over " + over, () -> state = "connected over " + over);
  }

  /** Notes the end of the session; the first reason stays. */
  void ended(String reason, @Nullable Throwable cause) {
    add(
        reason,
        () -> {
          if (end == null) {
            state = "ended: " + reason;
            end = cause == null ? new IllegalStateException(reason) : cause;
          }
        });
  }

  /** Makes a change, or reads, with the lock. */
  <T> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until a condition holds, which may take what it finds: it holds once. Returns false after
   * the time, or when the session has ended.
   */
  boolean await(BooleanSupplier condition, Duration time) {
    lock.lock();
    try {
      long leftNanos = time.toNanos();
      boolean holds = condition.getAsBoolean();
      while (!holds && end == null && leftNanos > 0) {
        leftNanos = changed.awaitNanos(leftNanos);
        holds = condition.getAsBoolean();
      }
      return holds;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("Interrupted");
    } finally {
      lock.unlock();
    }
  }

  boolean hasEnded() {
    return locked(() -> end != null);
  }

  /** Returns an error with the state of the session and what happened in it. */
  AssertionError failure(String problem) {
    return locked(() -> new AssertionError(problem + description(), end));
  }

  private String description() {
    StringBuilder text = new StringBuilder(".\nThe session is ").append(state);
    text.append(".\nWhat happened in it:");
    if (dropped > 0) {
      text.append("\n  (").append(dropped).append(" earlier events)");
    }
    events.forEach(event -> text.append("\n  ").append(event));
    return text.toString();
  }
}
