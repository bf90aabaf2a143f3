package dev.sockjs.cli.command;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;

/** Parses a number of seconds greater than 0, which can have a fraction. */
final class SecondsConverter implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    try {
      long millis = Math.round(Double.parseDouble(text) * 1000);
      if (millis > 0) {
        return Duration.ofMillis(millis);
      }
    } catch (NumberFormatException e) {
      // Reported below, like a number that is too small.
    }
    throw new UsageException("not a number of seconds greater than 0");
  }
}
