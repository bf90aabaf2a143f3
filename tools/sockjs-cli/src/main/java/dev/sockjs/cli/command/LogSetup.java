package dev.sockjs.cli.command;

import java.io.PrintStream;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Configures {@code java.util.logging} for this process. Commands print their own errors. */
final class LogSetup {

  private static final Logger ROOT = Logger.getLogger("");

  /** A constant, because a logger that is not referenced can be collected with its level. */
  private static final Logger SOCKJS = Logger.getLogger("dev.sockjs");

  private LogSetup() {}

  /** Discards all logs. */
  static void disable() {
    reset(Level.OFF, Level.OFF);
  }

  /** Prints this project's logs from DEBUG and the libraries' logs from INFO to a stream. */
  static void enable(PrintStream err) {
    reset(Level.INFO, Level.FINE);
    ROOT.addHandler(new StreamHandler(err));
  }

  private static void reset(Level root, Level sockjs) {
    LogManager.getLogManager().reset();
    ROOT.setLevel(root);
    SOCKJS.setLevel(sockjs);
    // Jetty logs through SLF4J, which prints a warning if it finds no implementation.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
  }

  /** Writes to the command's standard error, which the JDK's ConsoleHandler cannot be given. */
  private static final class StreamHandler extends Handler {
    private final PrintStream err;

    StreamHandler(PrintStream err) {
      this.err = err;
      setFormatter(new LogFormatter());
    }

    @Override
    public void publish(LogRecord record) {
      err.print(getFormatter().format(record));
    }

    @Override
    public void flush() {
      err.flush();
    }

    @Override
    public void close() {
      flush();
    }
  }
}
