package dev.sockjs.cli.command;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The time since a command started. */
final class Elapsed {

  private Elapsed() {}

  /** Starts a clock, and returns its milliseconds. */
  static LongSupplier start() {
    long start = System.nanoTime();
    return () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }
}
