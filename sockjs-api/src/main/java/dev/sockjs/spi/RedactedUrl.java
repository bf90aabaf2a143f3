package dev.sockjs.spi;

import java.net.URI;

/**
 * Removes the secrets from URLs that are shown. User info becomes {@code ***}, a query becomes
 * {@code ?...}, and the fragment is dropped. Of a path parameter, such as {@code ;jsessionid=1},
 * only the name is shown, and not even that if it has no value, because it may then be a token.
 */
public final class RedactedUrl {

  private static final String HIDDEN = "...";
  private static final String ENCODED_SEMICOLON = "%3B";

  private RedactedUrl() {}

  /**
   * Returns a URL without its secrets, for messages, logs and {@code toString}.
   *
   * @param url any URL
   * @return the URL to show, such as {@code https://***@example.org/echo;jsessionid=...?...}
   */
  public static String of(URI url) {
    StringBuilder shown = new StringBuilder();
    if (url.getScheme() != null) {
      shown.append(url.getScheme()).append(':');
    }
    String authority = url.getRawAuthority();
    if (authority != null) {
      int at = authority.lastIndexOf('@');
      shown.append("//").append(at < 0 ? authority : "***" + authority.substring(at));
    }
    if (url.isOpaque()) {
      return shown.append(HIDDEN).toString();
    }
    appendPath(url.getRawPath(), shown);
    if (url.getRawQuery() != null) {
      shown.append('?').append(HIDDEN);
    }
    return shown.toString();
  }

  /** Appends a path, and hides each parameter, which ends where the next one or segment begins. */
  private static void appendPath(String path, StringBuilder shown) {
    int start = 0;
    for (int i = 0; i <= path.length(); i++) {
      if (i == path.length() || path.charAt(i) == '/' || separator(path, i) > 0) {
        appendPart(path, start, i, shown);
        start = i;
      }
    }
  }

  private static void appendPart(String path, int start, int end, StringBuilder shown) {
    int separator = start < end ? separator(path, start) : 0;
    if (separator == 0) {
      shown.append(path, start, end);
      return;
    }
    int name = start + separator;
    shown.append(path, start, name);
    int equals = path.indexOf('=', name);
    if (equals >= 0 && hasValue(path, equals, end)) {
      shown.append(path, name, equals + 1);
    }
    shown.append(HIDDEN);
  }

  /** Returns false for the equals signs that pad Base64. */
  private static boolean hasValue(String path, int equals, int end) {
    int value = equals;
    while (value < end && path.charAt(value) == '=') {
      value++;
    }
    return value < end;
  }

  /** Returns the length of the semicolon, plain or encoded, at an index; 0 if there is none. */
  private static int separator(String path, int index) {
    if (path.charAt(index) == ';') {
      return 1;
    }
    boolean encoded =
        path.regionMatches(true, index, ENCODED_SEMICOLON, 0, ENCODED_SEMICOLON.length());
    return encoded ? ENCODED_SEMICOLON.length() : 0;
  }
}
