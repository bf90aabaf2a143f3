package dev.sockjs.transport.websocket.upgrade;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Restores the {@code Set-Cookie} values of a response. Tyrus splits all header values at commas,
 * but in {@code Set-Cookie} a comma does not separate values (RFC 9110, section 5.3).
 */
final class SetCookies {

  /** A cookie name and the equals sign (RFC 6265, section 4.1.1; RFC 9110, section 5.6.2). */
  private static final Pattern COOKIE_START = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]++\\s*+=");

  private static final Pattern WEEKDAY = Pattern.compile("(?i)\\s*+expires\\s*+=\\s*+\\w++");

  /** More than an {@code Expires} attribute has up to its comma. */
  private static final int MAX_WEEKDAY_LENGTH = 64;

  private SetCookies() {}

  /** Returns the values. A piece that does not start a cookie belongs to the piece before it. */
  static List<String> of(Map<String, List<String>> headers) {
    List<StringBuilder> values = new ArrayList<>();
    headers.forEach(
        (name, pieces) -> {
          if (name.equalsIgnoreCase("Set-Cookie")) {
            pieces.forEach(piece -> add(piece.strip(), values));
          }
        });
    return values.stream().map(StringBuilder::toString).toList();
  }

  private static void add(String piece, List<StringBuilder> values) {
    int last = values.size() - 1;
    if (last < 0 || COOKIE_START.matcher(piece).lookingAt()) {
      values.add(new StringBuilder(piece));
    } else {
      StringBuilder before = values.get(last);
      before.append(endsWithWeekday(before) ? ", " : ",").append(piece);
    }
  }

  /** Looks at the end only, so that the time for many pieces grows with their number. */
  private static boolean endsWithWeekday(StringBuilder value) {
    String end = value.substring(Math.max(0, value.length() - MAX_WEEKDAY_LENGTH));
    int semicolon = end.lastIndexOf(';');
    return semicolon >= 0 && WEEKDAY.matcher(end.substring(semicolon + 1)).matches();
  }
}
