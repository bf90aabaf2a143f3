package dev.sockjs.cli.command;

import java.util.concurrent.Callable;
import java.util.function.IntSupplier;

/**
 * What SIGINT, SIGTERM and SIGHUP do to a command that has something to end in order: it ends, and
 * the process with it, with the exit status of its work rather than of the signal.
 */
final class ShutdownHook {

  private ShutdownHook() {}

  /**
   * Works.
   *
   * @param work gives the exit status
   * @param end when a signal comes: ends the work, waits for that, and gives the exit status
   */
  static int possibleDuring(Callable<Integer> work, IntSupplier end) throws Exception {
    Runtime runtime = Runtime.getRuntime();
    Thread hook = new Thread(() -> runtime.halt(end.getAsInt()), "sockjs-interruption");
    runtime.addShutdownHook(hook);
    try {
      return work.call();
    } finally {
      try {
        runtime.removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // A signal has come, and the hook is at it.
      }
    }
  }
}
