package dev.sockjs.cli.command;

import dev.sockjs.cli.output.Escaper;
import dev.sockjs.spi.Causes;
import dev.sockjs.spi.EscapedText;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Formats log records for a terminal: one line for the record, and for its exception one line for
 * each cause and each stack frame. Records and exceptions can quote a server, so they are escaped
 * and cut.
 */
final class LogFormatter extends Formatter {

  @Override
  public String format(LogRecord log) {
    String head = log.getInstant() + " " + log.getLevel() + " " + log.getLoggerName() + ": ";
    String text = String.valueOf(formatMessage(log));
    // This project's own messages cut what they quote.
    boolean own = String.valueOf(log.getLoggerName()).startsWith("dev.sockjs");
    Stream<String> message =
        Stream.of(head + (own ? EscapedText.whole(text) : EscapedText.of(text)));
    Stream<String> trace =
        Stream.ofNullable(log.getThrown()).flatMap(Causes::of).flatMap(LogFormatter::lines);
    return Stream.concat(message, trace)
        .map(line -> line + System.lineSeparator())
        .collect(Collectors.joining());
  }

  private static Stream<String> lines(Throwable error) {
    return Stream.concat(
        Stream.of("  " + EscapedText.of(error.toString())),
        Stream.of(error.getStackTrace()).map(frame -> "    at " + Escaper.text(frame.toString())));
  }
}
