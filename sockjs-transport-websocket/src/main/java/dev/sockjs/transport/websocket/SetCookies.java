package dev.sockjs.transport.websocket;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The cookies of an answer to an upgrade. */
final class SetCookies {

  /** RFC 9110 token, then the equals sign: RFC 6265, section 4.1.1. */
  private static final Pattern BEGINNING = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+\\s*=.*");

  private static final Pattern WEEKDAY = Pattern.compile("(?i).*;\\s*expires\\s*=\\s*\\w+");

  private SetCookies() {}

  /**
   * The values of {@code Set-Cookie}. Tyrus cuts header values at commas, which are a list's for
   * every field but this one (RFC 9110, section 5.3): what does not begin a cookie belongs to the
   * piece before.
   *
   * @param headers the answer's headers
   */
  static List<String> in(Map<String, List<String>> headers) {
    List<String> whole = new ArrayList<>();
    headers.forEach(
        (name, pieces) -> {
          if (name.equalsIgnoreCase("Set-Cookie")) {
            pieces.forEach(piece -> add(piece.strip(), whole));
          }
        });
    return whole;
  }

  private static void add(String piece, List<String> whole) {
    int last = whole.size() - 1;
    if (last < 0 || BEGINNING.matcher(piece).matches()) {
      whole.add(piece);
    } else {
      String before = whole.get(last);
      whole.set(last, before + (WEEKDAY.matcher(before).matches() ? ", " : ",") + piece);
    }
  }
}
