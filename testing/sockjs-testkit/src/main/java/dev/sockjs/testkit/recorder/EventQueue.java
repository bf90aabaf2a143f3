package dev.sockjs.testkit.recorder;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The events that a recording listener received and the test has not consumed, and the first
 * violation of the listener's contract. The caller of a listener may swallow exceptions, so a
 * violation is not thrown there. It fails the test's next call instead, or the call that is
 * waiting.
 *
 * @param <E> the type of the events; their {@code toString} appears in messages
 */
final class EventQueue<E> {

  /** How many events a message shows. */
  private static final int MAX_SHOWN_EVENTS = 10;

  /** How many characters of an event a message shows. */
  private static final int MAX_SHOWN_CHARS = 400;

  private final Duration timeout;

  /** Guards all fields below. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Condition changed = lock.newCondition();
  private final Queue<E> events = new ArrayDeque<>();
  private @Nullable AssertionError violation;

  /** The callback that is running and its thread, to detect overlaps. */
  private @Nullable String running;

  EventQueue(Duration timeout) {
    this.timeout = timeout;
  }

  /** Notes that a callback starts. Call {@link #leave} in a finally block. */
  void enter(String callback) {
    lock.lock();
    try {
      String entered = callback + " on " + Thread.currentThread().getName();
      if (running == null) {
        running = entered;
      } else {
        violation(entered + " overlaps " + running);
      }
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      running = null;
    } finally {
      lock.unlock();
    }
  }

  void add(E event) {
    lock.lock();
    try {
      events.add(event);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Records a violation, unless there was one before. */
  void violation(String description) {
    lock.lock();
    try {
      if (violation == null) {
        violation = new AssertionError("Listener contract violated: " + description);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Wakes waiting threads after a change that is not an event. */
  void signal() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the next event and removes it; fails if it is of another type. */
  <T extends E> T await(Class<T> type) {
    lock.lock();
    try {
      await(() -> !events.isEmpty(), type.getSimpleName());
      if (!type.isInstance(events.peek())) {
        throw new AssertionError("Expected " + type.getSimpleName() + " but got " + description());
      }
      return type.cast(events.remove());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until a condition holds.
   *
   * @param name the name of the expected event, for messages
   */
  void await(BooleanSupplier condition, String name) {
    lock.lock();
    try {
      long leftNanos = timeout.toNanos();
      while (violation == null && !condition.getAsBoolean()) {
        if (leftNanos <= 0) {
          throw new AssertionError("No " + name + " within " + timeout.toMillis() + " ms");
        }
        leftNanos = changed.awaitNanos(leftNanos);
      }
      assertNoViolation();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting for " + name, e);
    } finally {
      lock.unlock();
    }
  }

  /** Removes and returns all events. */
  List<E> takeAll() {
    lock.lock();
    try {
      List<E> all = List.copyOf(events);
      events.clear();
      return all;
    } finally {
      lock.unlock();
    }
  }

  void assertNoMoreEvents() {
    lock.lock();
    try {
      assertNoViolation();
      if (!events.isEmpty()) {
        throw new AssertionError("Unconsumed events: " + description());
      }
    } finally {
      lock.unlock();
    }
  }

  void assertNoViolation() {
    lock.lock();
    try {
      if (violation != null) {
        throw new AssertionError(violation.getMessage(), violation);
      }
    } finally {
      lock.unlock();
    }
  }

  private String description() {
    String shown =
        events.stream()
            .limit(MAX_SHOWN_EVENTS)
            .map(event -> shorten(event.toString()))
            .collect(Collectors.joining(", "));
    int more = events.size() - MAX_SHOWN_EVENTS;
    return more <= 0 ? shown : shown + " and " + more + " more";
  }

  private static String shorten(String text) {
    return text.length() <= MAX_SHOWN_CHARS ? text : text.substring(0, MAX_SHOWN_CHARS) + "...";
  }
}
