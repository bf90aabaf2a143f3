package dev.sockjs.core.liveness;

import dev.sockjs.core.concurrent.SerialExecutor;
import dev.sockjs.spi.Scheduler;
import dev.sockjs.spi.Scheduler.Cancellable;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Schedules the liveness checks of a session and acts on their results. */
public final class LivenessMonitor {

  private final Scheduler scheduler;
  private final SerialExecutor serial;
  private final Liveness liveness;
  private final BooleanSupplier paused;
  private final Runnable probe;
  private final Runnable onSilent;
  private volatile boolean heartbeatSeen;
  private @Nullable Cancellable nextCheck;

  /**
   * @param timeout the application's bound on silence, or {@code null} to learn one
   * @param paused tells if the session does not read at the moment, so that silence is its own
   * @param probe asks the server for a sign of life
   * @param onSilent ends the session
   */
  public LivenessMonitor(
      Scheduler scheduler,
      SerialExecutor serial,
      @Nullable Duration timeout,
      BooleanSupplier paused,
      Runnable probe,
      Runnable onSilent) {
    this.scheduler = scheduler;
    this.serial = serial;
    this.liveness = new Liveness(timeout, scheduler.nanoTime(), scheduler.now());
    this.paused = paused;
    this.probe = probe;
    this.onSilent = onSilent;
  }

  /** Starts the checks. On the serial executor. */
  public void start() {
    activity();
    check();
  }

  /** Stops the checks. On the serial executor. */
  public void stop() {
    if (nextCheck != null) {
      nextCheck.cancel();
      nextCheck = null;
    }
  }

  /** Bytes arrived. On any thread. */
  public void activity() {
    liveness.activity(scheduler.nanoTime());
  }

  /** A heartbeat arrived, which is activity too. On any thread. */
  public void heartbeat() {
    heartbeatSeen = true;
    liveness.heartbeat(scheduler.nanoTime());
  }

  public boolean hasSeenHeartbeats() {
    return heartbeatSeen;
  }

  private void check() {
    if (paused.getAsBoolean()) {
      activity();
    }
    Liveness.Verdict verdict = liveness.check(scheduler.nanoTime(), scheduler.now());
    if (verdict instanceof Liveness.Verdict.Dead) {
      nextCheck = null;
      onSilent.run();
    } else if (verdict instanceof Liveness.Verdict.Probe due) {
      checkAfter(due.delay());
      probe.run();
    } else if (verdict instanceof Liveness.Verdict.Wait due) {
      checkAfter(due.delay());
    }
  }

  private void checkAfter(Duration delay) {
    nextCheck = scheduler.schedule(delay, () -> serial.execute(this::checkUnlessStopped));
  }

  private void checkUnlessStopped() {
    if (nextCheck != null) {
      check();
    }
  }
}
