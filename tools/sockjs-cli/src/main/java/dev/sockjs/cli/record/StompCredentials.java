package dev.sockjs.cli.record;

import java.util.regex.Pattern;

/** The headers of a STOMP session that no file may contain. */
final class StompCredentials {

  private static final Pattern CONNECT = Pattern.compile("\\A[\r\n]*(CONNECT|STOMP)\r?\n");
  private static final Pattern HEADER =
      Pattern.compile("(?mi)^(?:login|passcode|[^:\n]*(?:authorization|token|password))[^\n]*\n");

  private StompCredentials() {}

  /**
   * Returns a message without the lines of these headers if it is a CONNECT or STOMP frame, and
   * unchanged otherwise. A CONNECT frame has no body.
   */
  static String remove(String message) {
    return CONNECT.matcher(message).find() ? HEADER.matcher(message).replaceAll("") : message;
  }
}
