package dev.sockjs.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

final class LogFormatterTest {

  @Test
  void recordsAndExceptionsAreEscapedAndCut() {
    LogRecord log = new LogRecord(Level.FINE, "a\u001b[2J\nINFO forged " + "x".repeat(300));
    log.setLoggerName("org.eclipse.jetty");
    log.setInstant(Instant.EPOCH);
    log.setThrown(new IOException("\u009b1m", new IOException("\u202e" + "y".repeat(1000))));
    List<String> lines = new LogFormatter().format(log).lines().toList();
    assertEquals(
        "1970-01-01T00:00:00Z FINE org.eclipse.jetty: a\\u001b[2J\\u000aINFO forged "
            + "x".repeat(172)
            + "...",
        lines.get(0));
    assertEquals("  java.io.IOException: \\u009b1m", lines.get(1));
    assertTrue(lines.get(2).startsWith("    at "));
    List<String> causes = lines.stream().filter(line -> line.contains("yy")).toList();
    assertEquals(List.of("  java.io.IOException: \\u202e" + "y".repeat(173) + "..."), causes);
  }

  @Test
  void ownMessagesAreEscapedAndNotCut() {
    LogRecord log = new LogRecord(Level.WARNING, "x".repeat(300) + "\u001b");
    log.setLoggerName("dev.sockjs.core");
    log.setInstant(Instant.EPOCH);
    assertEquals(
        "1970-01-01T00:00:00Z WARNING dev.sockjs.core: " + "x".repeat(300) + "\\u001b",
        new LogFormatter().format(log).strip());
  }
}
