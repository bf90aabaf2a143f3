package dev.sockjs.cli.command;

import java.io.PrintStream;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Where logs go: a command's errors are printed, so logs are for those who ask. */
final class LogSetup {

  /** Held, because levels are forgotten with a logger that nobody holds. */
  private static final Logger OURS = Logger.getLogger("dev.sockjs");

  private static final Logger ALL = Logger.getLogger("");

  private LogSetup() {}

  /** Drops every log. */
  static void hide() {
    reset(Level.OFF, Level.OFF);
  }

  /** Sends our own logs from DEBUG on, and those of libraries from INFO on, to a stream. */
  static void show(PrintStream err) {
    reset(Level.INFO, Level.FINE);
    ALL.addHandler(new Printer(err));
  }

  private static void reset(Level all, Level ours) {
    LogManager.getLogManager().reset();
    ALL.setLevel(all);
    OURS.setLevel(ours);
    // Jetty logs with SLF4J, which complains when there is nothing behind it.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
  }

  /** Not the JDK's ConsoleHandler: that one writes to another stream in another charset. */
  private static final class Printer extends Handler {
    private final PrintStream err;

    Printer(PrintStream err) {
      this.err = err;
      setFormatter(new SimpleFormatter());
    }

    @Override
    public void publish(LogRecord event) {
      err.print(getFormatter().format(event));
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
