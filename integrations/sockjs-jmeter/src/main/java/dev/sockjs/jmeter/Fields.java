package dev.sockjs.jmeter;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the fields of samplers. A blank field has its default; a wrong one fails the sample. */
final class Fields {
  private static final long MAX_MILLIS = Duration.ofDays(1).toMillis();

  private Fields() {}

  /** Returns the text, or an empty one for a field that the plan does not have. */
  static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  static Duration millis(String label, String value, Duration defaultValue) {
    if (value.isBlank()) {
      return defaultValue;
    }
    return Duration.ofMillis(number(label, value, 1, MAX_MILLIS));
  }

  static int count(String label, String value, int defaultValue) {
    return value.isBlank() ? defaultValue : (int) number(label, value, 1, Integer.MAX_VALUE);
  }

  static long number(String label, String value, long min, long max) {
    try {
      long number = Long.parseLong(value.strip());
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The message below quotes the value.
    }
    throw SampleFailure.badField(
        label + " must be a whole number from " + min + " to " + max + ": \"" + value + "\"");
  }

  /** Returns the names of a list that is separated by commas. */
  static List<String> names(String value) {
    return Arrays.stream(value.split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /** Returns the URL. The message of a failure does not quote it, because it may hold secrets. */
  static URI url(String value) {
    if (value.isBlank()) {
      throw SampleFailure.badField("The field URL is empty");
    }
    try {
      return new URI(value.strip());
    } catch (URISyntaxException e) {
      throw SampleFailure.badField(
          "The field URL is not a URL: " + e.getReason() + " at character " + (e.getIndex() + 1));
    }
  }
}
