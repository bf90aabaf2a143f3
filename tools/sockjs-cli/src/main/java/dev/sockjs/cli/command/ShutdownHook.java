package dev.sockjs.cli.command;

import java.util.concurrent.Callable;
import java.util.function.IntSupplier;

/**
 * Shuts a command down in an orderly way when the process receives SIGINT, SIGTERM or SIGHUP. The
 * exit status is then that of the command and not that of the signal.
 */
final class ShutdownHook {

  private ShutdownHook() {}

  /**
   * Runs a command with a shutdown hook.
   *
   * @param command returns the exit status
   * @param shutdown called on a signal; ends the command, waits for its end, and returns the exit
   *     status
   * @return the exit status of the command
   */
  static int during(Callable<Integer> command, IntSupplier shutdown) throws Exception {
    Runtime runtime = Runtime.getRuntime();
    Thread hook = new Thread(() -> runtime.halt(shutdown.getAsInt()), "sockjs-shutdown");
    runtime.addShutdownHook(hook);
    try {
      return command.call();
    } finally {
      try {
        runtime.removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process is shutting down, and the hook is running.
      }
    }
  }
}
