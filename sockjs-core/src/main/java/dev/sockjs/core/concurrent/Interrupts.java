package dev.sockjs.core.concurrent;

/** Sets the interrupt of a thread aside while it must finish its work. */
public final class Interrupts {

  private Interrupts() {}

  /**
   * Runs a task on the calling thread without the interrupt that is pending, and interrupts the
   * thread again afterwards. What the task closes could otherwise fail halfway.
   */
  public static void defer(Runnable task) {
    boolean interrupted = Thread.interrupted();
    try {
      task.run();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
