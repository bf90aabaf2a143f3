package dev.sockjs.cli.command;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of seconds, more than none; it may have a fraction. */
final class SecondsConverter implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    try {
      long millis = Math.round(Double.parseDouble(text) * 1000);
      if (millis > 0) {
        return Duration.ofMillis(millis);
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new TypeConversionException("not a number of seconds, more than 0: " + text);
  }
}
