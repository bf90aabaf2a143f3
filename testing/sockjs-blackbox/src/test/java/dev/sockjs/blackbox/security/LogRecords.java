package dev.sockjs.blackbox.security;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Everything that anybody logs, at any level, from now until it is closed. Only what Tyrus says
 * below INFO is left out: there it shows the URL whole.
 */
final class LogRecords extends Handler {

  private final Logger root = Logger.getLogger("");
  private final Level before = root.getLevel();
  private final StringWriter text = new StringWriter();
  private final PrintWriter out = new PrintWriter(text, true);

  LogRecords() {
    root.addHandler(this);
    root.setLevel(Level.ALL);
  }

  String text() {
    return text.toString();
  }

  @Override
  public synchronized void publish(LogRecord logged) {
    if (isTyrusDebugging(logged)) {
      return;
    }
    out.println(logged.getLoggerName() + ": " + logged.getMessage());
    out.println(Arrays.toString(logged.getParameters()));
    if (logged.getThrown() != null) {
      logged.getThrown().printStackTrace(out);
    }
  }

  private static boolean isTyrusDebugging(LogRecord logged) {
    return String.valueOf(logged.getLoggerName()).startsWith("org.glassfish.tyrus.")
        && logged.getLevel().intValue() < Level.INFO.intValue();
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    root.removeHandler(this);
    root.setLevel(before);
  }
}
