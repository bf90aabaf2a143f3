package dev.sockjs.suite.websocket;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for conditions of which nothing notifies the test. */
public final class Await {

  private static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(20);

  private Await() {}

  /**
   * Waits until a condition is true.
   *
   * @throws AssertionError after 20 s
   */
  public static void until(String what, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > TIMEOUT_NANOS) {
        throw new AssertionError("Not within 20 s: " + what);
      }
      Thread.onSpinWait();
    }
  }
}
