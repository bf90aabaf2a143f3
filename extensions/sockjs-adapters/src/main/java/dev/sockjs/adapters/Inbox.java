package dev.sockjs.adapters;

import dev.sockjs.CloseEvent;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The messages that wait for the threads that receive, the end of the session, and the signals for
 * the threads that send. {@link Credit} bounds the messages. Locks of this kind do not pin virtual
 * threads.
 */
final class Inbox {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Condition writable = lock.newCondition();
  private final Queue<String> messages = new ArrayDeque<>();
  private @Nullable CloseEvent end;
  private boolean closing;
  private long writableCount;

  /** Adds a message, unless the application has closed the session. */
  void add(String message) {
    lock.lock();
    try {
      if (!closing) {
        messages.add(message);
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Drops the messages: the application closes the session. */
  void close() {
    lock.lock();
    try {
      closing = true;
      messages.clear();
    } finally {
      lock.unlock();
    }
  }

  /** The session has ended. */
  void end(CloseEvent event) {
    lock.lock();
    try {
      end = event;
      changed.signalAll();
      writable.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns how the session ended; empty if it has not. */
  Optional<CloseEvent> end() {
    lock.lock();
    try {
      return Optional.ofNullable(end);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for a message or the end of the session.
   *
   * @return the message; {@code null} at the end of the session, or when the time is over
   */
  @Nullable String take(long timeoutNanos) throws InterruptedException {
    long left = timeoutNanos;
    lock.lockInterruptibly();
    try {
      while (messages.isEmpty() && end == null && left > 0) {
        left = changed.awaitNanos(left);
      }
      return messages.poll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for the end of the session.
   *
   * @return false if the time is over
   */
  boolean awaitEnd(long timeout, TimeUnit unit) throws InterruptedException {
    long left = unit.toNanos(timeout);
    lock.lockInterruptibly();
    try {
      while (end == null && left > 0) {
        left = changed.awaitNanos(left);
      }
      return end != null;
    } finally {
      lock.unlock();
    }
  }

  /** There may be room for messages that were refused. */
  void signalWritable() {
    lock.lock();
    try {
      writableCount++;
      writable.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns the number of signals until now, for {@link #awaitWritable}. */
  long writableCount() {
    lock.lock();
    try {
      return writableCount;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until there is another signal than those that were counted, or until the session ends.
   *
   * @return the rest of the time, not positive if it is over
   */
  long awaitWritable(long counted, long timeoutNanos) throws InterruptedException {
    long left = timeoutNanos;
    lock.lockInterruptibly();
    try {
      while (writableCount == counted && end == null && left > 0) {
        left = writable.awaitNanos(left);
      }
      return left;
    } finally {
      lock.unlock();
    }
  }
}
