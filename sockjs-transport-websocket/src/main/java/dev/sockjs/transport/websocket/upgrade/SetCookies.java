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
  private static final Pattern COOKIE_START = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+\\s*=.*");

  private static final Pattern ENDS_WITH_WEEKDAY =
      Pattern.compile("(?i).*;\\s*expires\\s*=\\s*\\w+");

  private SetCookies() {}

  /** Returns the values. A piece that does not start a cookie belongs to the piece before it. */
  static List<String> of(Map<String, List<String>> headers) {
    List<String> values = new ArrayList<>();
    headers.forEach(
        (name, pieces) -> {
          if (name.equalsIgnoreCase("Set-Cookie")) {
            pieces.forEach(piece -> add(piece.strip(), values));
          }
        });
    return values;
  }

  private static void add(String piece, List<String> values) {
    int last = values.size() - 1;
    if (last < 0 || COOKIE_START.matcher(piece).matches()) {
      values.add(piece);
    } else {
      String before = values.get(last);
      String comma = ENDS_WITH_WEEKDAY.matcher(before).matches() ? ", " : ",";
      values.set(last, before + comma + piece);
    }
  }
}
