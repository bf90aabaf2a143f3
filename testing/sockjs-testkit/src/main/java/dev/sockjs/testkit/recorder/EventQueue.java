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
 * What a recording listener heard and the test has not looked at yet, and the first rule that was
 * broken. Since a listener's caller may swallow what the listener throws, a broken rule fails
 * whatever the test asks next, or waits for now.
 *
 * @param <E> the type of the events; their {@code toString} stands in messages
 */
final class EventQueue<E> {

  /** How many waiting events a message shows. */
  private static final int SHOWN = 10;

  /** How much of an event a message shows. */
  private static final int SHOWN_LENGTH = 400;

  private final Duration patience;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<E> waiting = new ArrayDeque<>();
  private @Nullable AssertionError broken;

  /** The callback that runs now, and its thread; kept to find out overlaps. */
  private @Nullable String running;

  EventQueue(Duration patience) {
    this.patience = patience;
  }

  /** Enters a callback; {@link #leave} belongs into a finally block. */
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
      waiting.add(event);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Tells that a rule was broken; the first one counts. */
  void violation(String what) {
    lock.lock();
    try {
      if (broken == null) {
        broken = new AssertionError("A rule was broken: " + what);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Tells that something happened that is no event, but that somebody may wait for. */
  void happened() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The next event, which has to be of the given type. */
  <T extends E> T await(Class<T> type) {
    lock.lock();
    try {
      await(() -> !waiting.isEmpty(), type.getSimpleName());
      if (!type.isInstance(waiting.peek())) {
        throw new AssertionError("Not " + type.getSimpleName() + " but " + waitingText());
      }
      return type.cast(waiting.remove());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until something is so.
   *
   * @param what what is waited for, for messages
   */
  void await(BooleanSupplier isSo, String what) {
    lock.lock();
    try {
      long leftNanos = patience.toNanos();
      while (broken == null && !isSo.getAsBoolean()) {
        if (leftNanos <= 0) {
          throw new AssertionError("No " + what + " within " + patience.toMillis() + " ms");
        }
        leftNanos = changed.awaitNanos(leftNanos);
      }
      assertNoViolation();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting for " + what, e);
    } finally {
      lock.unlock();
    }
  }

  /** Every event so far. */
  List<E> takeAll() {
    lock.lock();
    try {
      List<E> all = List.copyOf(waiting);
      waiting.clear();
      return all;
    } finally {
      lock.unlock();
    }
  }

  void assertNoMoreEvents() {
    lock.lock();
    try {
      assertNoViolation();
      if (!waiting.isEmpty()) {
        throw new AssertionError("Nobody looked at " + waitingText());
      }
    } finally {
      lock.unlock();
    }
  }

  void assertNoViolation() {
    lock.lock();
    try {
      if (broken != null) {
        throw new AssertionError(broken.getMessage(), broken);
      }
    } finally {
      lock.unlock();
    }
  }

  private String waitingText() {
    String shown =
        waiting.stream()
            .limit(SHOWN)
            .map(event -> cut(event.toString()))
            .collect(Collectors.joining(", "));
    return waiting.size() <= SHOWN ? shown : shown + " and " + (waiting.size() - SHOWN) + " more";
  }

  private static String cut(String text) {
    return text.length() <= SHOWN_LENGTH ? text : text.substring(0, SHOWN_LENGTH) + "...";
  }
}
