package dev.sockjs.testkit.time;

import dev.sockjs.spi.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A scheduler whose clock moves only when the test advances it. Tasks run on the thread that calls
 * {@link #advance}, one after the other, in the order of their times. Tasks with the same time run
 * in the order in which they were scheduled.
 *
 * <p>The clock starts shortly before {@link Long#MAX_VALUE}, as that of {@link System#nanoTime()}
 * may. Code that compares two values instead of their difference fails within the first minute.
 *
 * <p>Any thread may schedule and cancel tasks. Only one thread at a time may advance the clock.
 */
public final class ManualScheduler implements Scheduler {

  private static final long ORIGIN = Long.MAX_VALUE - Duration.ofSeconds(30).toNanos();

  /** Guards all fields below. Not held while a task runs. */
  private final Object lock = new Object();

  private final TreeSet<Task> tasks = new TreeSet<>();
  private Instant wallClock = Instant.parse("2024-02-29T12:00:00Z");
  private long elapsedNanos;
  private long scheduledCount;

  private record Task(long dueNanos, long number, Runnable work) implements Comparable<Task> {

    @Override
    public int compareTo(Task other) {
      int byTime = Long.compare(dueNanos, other.dueNanos);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }

  /** Creates a scheduler without tasks. */
  public ManualScheduler() {}

  @Override
  public long nanoTime() {
    synchronized (lock) {
      return ORIGIN + elapsedNanos;
    }
  }

  @Override
  public Instant now() {
    synchronized (lock) {
      return wallClock;
    }
  }

  /**
   * {@inheritDoc} The task runs on the thread that calls {@link #advance}. A task with a zero or
   * negative delay is due at once, but runs at the next {@code advance}.
   */
  @Override
  public Cancellable schedule(Duration delay, Runnable task) {
    Objects.requireNonNull(task, "task");
    synchronized (lock) {
      Task added = new Task(elapsedNanos + Math.max(0, delay.toNanos()), scheduledCount++, task);
      tasks.add(added);
      return () -> {
        synchronized (lock) {
          tasks.remove(added);
        }
      };
    }
  }

  /**
   * Advances both clocks and runs each task that becomes due, at its time. This includes tasks that
   * other tasks schedule. An exception of a task is thrown to the caller, and the clocks stop at
   * the time of that task.
   *
   * @param time how far to advance; zero runs the tasks that are due already
   * @throws IllegalArgumentException if it is negative
   */
  public void advance(Duration time) {
    requireNotNegative(time);
    long target;
    synchronized (lock) {
      target = elapsedNanos + time.toNanos();
    }
    for (Task task = nextUntil(target); task != null; task = nextUntil(target)) {
      task.work.run();
    }
  }

  /**
   * Simulates a suspended machine, such as a closed laptop: advances the wall clock, but not {@link
   * #nanoTime()}, and runs no task.
   *
   * @param time how long the machine is suspended
   * @throws IllegalArgumentException if it is negative
   */
  public void suspend(Duration time) {
    requireNotNegative(time);
    synchronized (lock) {
      wallClock = wallClock.plus(time);
    }
  }

  /**
   * Returns the number of tasks that have not run. Cancelled tasks do not count.
   *
   * @return the number of pending tasks
   */
  public int pending() {
    synchronized (lock) {
      return tasks.size();
    }
  }

  /** Advances to the next task and removes it, or to the target if no task is due before that. */
  private @Nullable Task nextUntil(long target) {
    synchronized (lock) {
      boolean due = !tasks.isEmpty() && tasks.first().dueNanos <= target;
      Task next = due ? tasks.pollFirst() : null;
      long reached = Math.max(elapsedNanos, next == null ? target : next.dueNanos);
      wallClock = wallClock.plusNanos(reached - elapsedNanos);
      elapsedNanos = reached;
      return next;
    }
  }

  private static void requireNotNegative(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("Time must not be negative: " + time);
    }
  }
}
