package dev.sockjs.core.liveness;

import dev.sockjs.core.concurrent.SerialExecutor;
import dev.sockjs.core.concurrent.SerialTimer;
import dev.sockjs.spi.Scheduler;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Schedules the liveness checks of a session and acts on their results. */
public final class LivenessMonitor {

  private final Scheduler scheduler;
  private final SerialTimer nextCheck;
  private final Liveness liveness;
  private final BooleanSupplier paused;
  private final Runnable probe;
  private final Runnable onDead;

  /**
   * @param timeout the application's bound on silence, or {@code null} to use the default rules
   * @param paused tells if the session has stopped reading; silence then does not count
   * @param probe sends a request or a frame to which the server must respond
   * @param onDead ends the session
   */
  public LivenessMonitor(
      Scheduler scheduler,
      SerialExecutor serial,
      @Nullable Duration timeout,
      BooleanSupplier paused,
      Runnable probe,
      Runnable onDead) {
    this.scheduler = scheduler;
    this.nextCheck = new SerialTimer(scheduler, serial);
    this.liveness = new Liveness(timeout, scheduler.nanoTime(), scheduler.now());
    this.paused = paused;
    this.probe = probe;
    this.onDead = onDead;
  }

  /**
   * Starts the checks. On the serial executor.
   *
   * @param canProbe true if a probe makes a live server respond
   * @param probesAreSafe true if a probe is not a risk for a session whose server sends heartbeats
   */
  public void start(boolean canProbe, boolean probesAreSafe) {
    liveness.setCanProbe(canProbe);
    liveness.setProbesAreSafe(probesAreSafe);
    activity();
    check();
  }

  /** Stops the checks. On the serial executor. */
  public void stop() {
    nextCheck.cancel();
  }

  /** Records that bytes arrived. On any thread. */
  public void activity() {
    liveness.activity(scheduler.nanoTime());
  }

  /** Records that a heartbeat arrived, which is activity too. On any thread. */
  public void heartbeat() {
    liveness.heartbeat(scheduler.nanoTime());
  }

  private void check() {
    if (paused.getAsBoolean()) {
      activity();
    }
    Liveness.Result result = liveness.check(scheduler.nanoTime(), scheduler.now());
    if (result instanceof Liveness.Result.Dead) {
      onDead.run();
    } else if (result instanceof Liveness.Result.Probe next) {
      nextCheck.set(next.delay(), this::check);
      probe.run();
    } else if (result instanceof Liveness.Result.Wait next) {
      nextCheck.set(next.delay(), this::check);
    }
  }
}
