package dev.sockjs;

import java.util.regex.Pattern;

/**
 * What may stand for the server id or the session id in a URL: servers match {@code [^/.]+}
 * (sockjs-protocol 0.3.3, "Base URLs"), and RFC 3986 says which characters need no escape.
 */
final class PathSegment {

  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_~!$&'()*+,;=:@-]+");

  private PathSegment() {}

  static String require(String what, String segment) {
    if (!ALLOWED.matcher(segment).matches()) {
      throw new IllegalArgumentException("Not a " + what + ": " + Quoted.of(segment));
    }
    return segment;
  }
}
