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
 * Reads the dates of cookies as leniently as RFC 6265, section 5.1.1 says: time, day, month and
 * year in almost any order and spelling, whatever else there is passed over.
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

  /** The moment that the text says, or empty if it does not say one. */
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
      LocalDateTime moment =
          LocalDateTime.of(
              year(year),
              month(month),
              number(day, 1),
              number(time, 1),
              number(time, 2),
              number(time, 3));
      return moment.getYear() < EARLIEST_YEAR
          ? Optional.empty()
          : Optional.of(moment.toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Pattern beginningWith(String regex) {
    return Pattern.compile(regex + ".*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  /** Takes the first token of the kind away from the others, so that each counts once. */
  private static @Nullable Matcher take(Pattern kind, List<String> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      Matcher matcher = kind.matcher(tokens.get(i));
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
