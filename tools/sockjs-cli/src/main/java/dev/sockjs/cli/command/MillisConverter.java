package dev.sockjs.cli.command;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;

/** Parses a whole number of milliseconds, 1 or more. */
final class MillisConverter implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    try {
      long millis = Long.parseLong(text);
      if (millis > 0) {
        return Duration.ofMillis(millis);
      }
    } catch (NumberFormatException e) {
      // Reported below, like a number that is too small.
    }
    throw new UsageException("not a whole number of milliseconds, 1 or more");
  }
}
