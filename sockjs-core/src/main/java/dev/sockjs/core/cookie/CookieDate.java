package dev.sockjs.core.cookie;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses the dates of cookies as leniently as RFC 6265, section 5.1.1 requires: time, day, month
 * and year may come in almost any order and format, and all other tokens are ignored.
 */
final class CookieDate {

  private static final Pattern DELIMITERS = Pattern.compile("[\\t -/;-@\\[-`{-~]+");

  private static final Pattern TIME =
      beginningWith("([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?![0-9])");
  private static final Pattern DAY = beginningWith("([0-9]{1,2})(?![0-9])");
  private static final Pattern MONTH =
      beginningWith("(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)");
  private static final Pattern YEAR = beginningWith("([0-9]{2,4})(?![0-9])");

  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

  private static final int EARLIEST_YEAR = 1601;

  private CookieDate() {}

  /** Returns the date, or empty if the text does not contain a valid one. */
  static Optional<Instant> parse(String text) {
    List<String> tokens = new ArrayList<>(List.of(DELIMITERS.split(text)));
    Matcher time = take(TIME, tokens);
    Matcher day = take(DAY, tokens);
    Matcher month = take(MONTH, tokens);
    Matcher year = take(YEAR, tokens);
    if (time == null || day == null || month == null || year == null) {
      return Optional.empty();
    }
    try {
      LocalDateTime date =
          LocalDateTime.of(
              year(year),
              month(month),
              number(day, 1),
              number(time, 1),
              number(time, 2),
              number(time, 3));
      return date.getYear() < EARLIEST_YEAR
          ? Optional.empty()
          : Optional.of(date.toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Pattern beginningWith(String regex) {
    return Pattern.compile(regex + ".*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  /** Removes and returns the first token that matches, so that each token is used once. */
  private static @Nullable Matcher take(Pattern pattern, List<String> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      Matcher matcher = pattern.matcher(tokens.get(i));
      if (matcher.matches()) {
        tokens.remove(i);
        return matcher;
      }
    }
    return null;
  }

  private static int year(Matcher matcher) {
    int year = number(matcher, 1);
    if (year < 70) {
      return 2000 + year;
    }
    return year < 100 ? 1900 + year : year;
  }

  private static int month(Matcher matcher) {
    return MONTHS.indexOf(matcher.group(1).toLowerCase(Locale.ROOT)) / 3 + 1;
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
