package dev.sockjs.cli.bench;

import dev.sockjs.spi.Scheduler;

/**
 * The objects that the sessions of a run share.
 *
 * @param id the random id of the run, in each message
 * @param settings the load
 * @param scheduler the clock
 * @param originNanos when the run began, on that clock
 * @param measurements where the sessions record
 * @param failures where the sessions count failures
 */
record RunContext(
    String id,
    BenchSettings settings,
    Scheduler scheduler,
    long originNanos,
    Measurements measurements,
    Failures failures) {

  /** Returns the time since the run began. */
  long nowNanos() {
    return scheduler.nanoTime() - originNanos;
  }
}
