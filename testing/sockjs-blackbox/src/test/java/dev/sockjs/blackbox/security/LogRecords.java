package dev.sockjs.blackbox.security;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Collects all log records at all levels until it is closed. It leaves out records of Tyrus below
 * INFO, which contain complete URLs.
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
  public synchronized void publish(LogRecord record) {
    if (isTyrusDebugging(record)) {
      return;
    }
    out.println(record.getLoggerName() + ": " + record.getMessage());
    out.println(Arrays.toString(record.getParameters()));
    if (record.getThrown() != null) {
      record.getThrown().printStackTrace(out);
    }
  }

  private static boolean isTyrusDebugging(LogRecord record) {
    return String.valueOf(record.getLoggerName()).startsWith("org.glassfish.tyrus.")
        && record.getLevel().intValue() < Level.INFO.intValue();
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    root.removeHandler(this);
    root.setLevel(before);
  }
}
