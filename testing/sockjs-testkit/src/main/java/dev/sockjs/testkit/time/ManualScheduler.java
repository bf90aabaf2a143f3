package dev.sockjs.testkit.time;

import dev.sockjs.spi.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A timer whose time stands still until the test moves it. Tasks run on the thread that calls
 * {@link #advance}, one after the other, each at its own time; those of one time in the order in
 * which they were scheduled.
 *
 * <p>The clock starts shortly before {@link Long#MAX_VALUE}, as {@link System#nanoTime()} may: code
 * that compares two moments instead of their difference fails within the first minute.
 *
 * <p>Any thread may schedule and cancel; one thread at a time may move the time.
 */
public final class ManualScheduler implements Scheduler {

  private static final long ORIGIN = Long.MAX_VALUE - Duration.ofSeconds(30).toNanos();

  /** Guards everything below; tasks run without it. */
  private final Object lock = new Object();

  private final TreeSet<Task> waiting = new TreeSet<>();
  private Instant wallClock = Instant.parse("2024-02-29T12:00:00Z");
  private long elapsedNanos;
  private long scheduled;

  private record Task(long dueNanos, long number, Runnable work) implements Comparable<Task> {

    @Override
    public int compareTo(Task other) {
      int byTime = Long.compare(dueNanos, other.dueNanos);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }

  /** Creates a timer with nothing to do. */
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
   * {@inheritDoc} Here that is the thread that calls {@link #advance}. Without a delay, or with a
   * negative one, the task is due at once, and still waits for the next {@code advance}.
   */
  @Override
  public Cancellable schedule(Duration delay, Runnable task) {
    Objects.requireNonNull(task, "task");
    synchronized (lock) {
      Task added = new Task(elapsedNanos + Math.max(0, delay.toNanos()), scheduled++, task);
      waiting.add(added);
      return () -> {
        synchronized (lock) {
          waiting.remove(added);
        }
      };
    }
  }

  /**
   * Lets time pass: both clocks move on, and each task that falls due runs at its time, those that
   * the tasks schedule included. What a task throws is thrown, with the time where the task had it.
   *
   * @param time how much; zero runs what is due already
   * @throws IllegalArgumentException if it is negative
   */
  public void advance(Duration time) {
    requireForward(time);
    long target;
    synchronized (lock) {
      target = elapsedNanos + time.toNanos();
    }
    for (Task task = nextUntil(target); task != null; task = nextUntil(target)) {
      task.work.run();
    }
  }

  /**
   * Lets the machine sleep, as a laptop does with its lid closed: the wall clock moves on, {@link
   * #nanoTime()} and the tasks do not.
   *
   * @param time how long it sleeps
   * @throws IllegalArgumentException if it is negative
   */
  public void suspend(Duration time) {
    requireForward(time);
    synchronized (lock) {
      wallClock = wallClock.plus(time);
    }
  }

  /**
   * The tasks that wait to run.
   *
   * @return how many; cancelled ones do not count
   */
  public int pending() {
    synchronized (lock) {
      return waiting.size();
    }
  }

  /** Moves the time to the next task and takes that, or to the target if none is due before it. */
  private @Nullable Task nextUntil(long target) {
    synchronized (lock) {
      boolean due = !waiting.isEmpty() && waiting.first().dueNanos <= target;
      Task next = due ? waiting.pollFirst() : null;
      long moment = Math.max(elapsedNanos, next == null ? target : next.dueNanos);
      wallClock = wallClock.plusNanos(moment - elapsedNanos);
      elapsedNanos = moment;
      return next;
    }
  }

  private static void requireForward(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("Time does not go back: " + time);
    }
  }
}
