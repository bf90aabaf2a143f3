package dev.sockjs;

import java.util.regex.Pattern;

/**
 * Checks server ids and session ids. Servers match them with {@code [^/.]+} (sockjs-protocol 0.3.3,
 * "Base URLs"); of those characters, RFC 3986 lets these stand in a path without an escape.
 */
final class PathSegment {

  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_~!$&'()*+,;=:@-]+");

  private PathSegment() {}

  /**
   * Returns the segment if it is valid.
   *
   * @param what the name of the id, for the message
   * @throws IllegalArgumentException if it is empty or has a character that is not allowed
   */
  static String require(String what, String segment) {
    if (!ALLOWED.matcher(segment).matches()) {
      throw new IllegalArgumentException(
          "A " + what + " must be one URL path segment without dots: " + Quoted.of(segment));
    }
    return segment;
  }
}
