package dev.sockjs.spring.stomp;

import dev.sockjs.spi.Scheduler.Cancellable;
import dev.sockjs.testkit.time.ManualScheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;

/** A scheduler of Spring whose time moves only when the test moves it. */
final class ManualTaskScheduler implements TaskScheduler {

  private final ManualScheduler time = new ManualScheduler();
  private boolean shutDown;

  void advance(Duration duration) {
    time.advance(duration);
  }

  /** Runs what is due now. */
  void run() {
    advance(Duration.ZERO);
  }

  int pending() {
    return time.pending();
  }

  void shutDown() {
    shutDown = true;
  }

  @Override
  public Clock getClock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return time.now();
      }
    };
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable task, Instant startTime) {
    if (shutDown) {
      throw new TaskRejectedException("shut down");
    }
    ManualTask future = new ManualTask(task);
    future.scheduled = time.schedule(Duration.between(time.now(), startTime), future);
    return future;
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable task, Trigger trigger) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Instant startTime, Duration period) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Duration period) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable task, Instant startTime, Duration delay) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Duration delay) {
    throw new UnsupportedOperationException();
  }

  private static final class ManualTask extends FutureTask<Void> implements ScheduledFuture<Void> {

    private Cancellable scheduled = () -> {};

    ManualTask(Runnable task) {
      super(task, null);
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      scheduled.cancel();
      return super.cancel(mayInterruptIfRunning);
    }

    @Override
    public long getDelay(TimeUnit unit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int compareTo(Delayed other) {
      throw new UnsupportedOperationException();
    }
  }
}
