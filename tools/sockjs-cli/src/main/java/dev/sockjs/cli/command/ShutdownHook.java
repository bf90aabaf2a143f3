package dev.sockjs.cli.command;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Shuts a command down in an orderly way when the process receives SIGINT, SIGTERM or SIGHUP. The
 * exit status is then that of the command and not that of the signal. A second SIGINT ends the
 * process at once.
 */
final class ShutdownHook {

  /**
   * The status that a shell reports for a process that SIGINT ended: 128 and the number of the
   * signal.
   */
  static final int INTERRUPTED_STATUS = 130;

  private static final String INTERRUPT = "INT";

  /**
   * How a command ends on a signal.
   *
   * @param onTerminate ends the command, waits for its end, and returns the exit status
   * @param onInterrupt the same on SIGINT
   * @param beforeHalt called as the last thing, also if a second SIGINT comes meanwhile
   */
  record Actions(IntSupplier onTerminate, IntSupplier onInterrupt, Runnable beforeHalt) {

    /** On SIGINT, the exit status is 130. */
    static Actions interruptible(IntSupplier shutdown, Runnable beforeHalt) {
      return new Actions(
          shutdown, () -> Math.max(INTERRUPTED_STATUS, shutdown.getAsInt()), beforeHalt);
    }
  }

  /** A command. */
  @FunctionalInterface
  interface Command {

    /**
     * Runs the command.
     *
     * @param interrupt does the same as SIGINT, for a Ctrl-C that is not a signal
     * @return the exit status
     */
    int run(Runnable interrupt) throws Exception;
  }

  private final Actions actions;

  /** Completes only if an action fails; otherwise the process ends first. */
  private final CompletableFuture<Void> halted = new CompletableFuture<>();

  /** Guarded by this. */
  private @Nullable Thread interrupt;

  private ShutdownHook(Actions actions) {
    this.actions = actions;
  }

  /**
   * Runs a command that ends in the same way on every signal.
   *
   * @param command returns the exit status
   * @param shutdown ends the command, waits for its end, and returns the exit status
   * @return the exit status of the command
   */
  static int during(Callable<Integer> command, IntSupplier shutdown) throws Exception {
    return during(interrupt -> command.call(), new Actions(shutdown, shutdown, () -> {}));
  }

  /**
   * Runs a command that ends in an orderly way on a signal.
   *
   * @return the exit status of the command
   */
  static int during(Command command, Actions actions) throws Exception {
    ShutdownHook hook = new ShutdownHook(actions);
    Runtime runtime = Runtime.getRuntime();
    Thread terminate = new Thread(() -> hook.halt(actions.onTerminate()), "sockjs-shutdown");
    runtime.addShutdownHook(terminate);
    Object previous = Signals.register(INTERRUPT, hook::onInterrupt);
    try {
      return command.run(hook::onInterrupt);
    } finally {
      // What the caller does next, such as to close the client at once, must not cut an orderly
      // shutdown short.
      if (hook.isInterrupted()) {
        hook.halted.join();
      }
      if (previous != null) {
        Signals.unregister(INTERRUPT, previous);
      }
      try {
        runtime.removeShutdownHook(terminate);
      } catch (IllegalStateException e) {
        // The process is shutting down, and runs the hook or will.
        hook.halted.join();
      }
    }
  }

  private void onInterrupt() {
    if (startInterrupt()) {
      return;
    }
    actions.beforeHalt().run();
    Runtime.getRuntime().halt(INTERRUPTED_STATUS);
  }

  /** Returns false if this is not the first SIGINT. */
  private synchronized boolean startInterrupt() {
    if (interrupt != null) {
      return false;
    }
    // The JVM's thread for signals must be free for the second one.
    interrupt = new Thread(() -> halt(actions.onInterrupt()), "sockjs-interrupt");
    interrupt.start();
    return true;
  }

  private synchronized boolean isInterrupted() {
    return interrupt != null;
  }

  private void halt(IntSupplier shutdown) {
    try {
      int status = shutdown.getAsInt();
      actions.beforeHalt().run();
      Runtime.getRuntime().halt(status);
    } finally {
      halted.complete(null);
    }
  }
}
