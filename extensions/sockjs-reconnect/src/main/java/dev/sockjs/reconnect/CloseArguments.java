package dev.sockjs.reconnect;

import dev.sockjs.spi.EscapedText;

/**
 * The code and reason with which the application closes.
 *
 * @param code 1000, or 3000 to 4999
 * @param reason at most 123 UTF-8 bytes
 */
record CloseArguments(int code, String reason) {

  /** RFC 6455 section 5.5: a control frame has at most 125 bytes, and the code takes two. */
  private static final int MAX_REASON_BYTES = 123;

  /** Checks what {@link dev.sockjs.SockJs#close(int, String)} checks, in every state. */
  static CloseArguments checked(int code, String reason) {
    if (code != 1000 && (code < 3000 || code > 4999)) {
      throw new IllegalArgumentException(
          "The close code must be 1000, or 3000 to 4999, but it is " + code);
    }
    long bytes = Utf8.length(reason);
    if (bytes > MAX_REASON_BYTES) {
      throw new IllegalArgumentException(
          "The reason has "
              + bytes
              + " UTF-8 bytes, but at most "
              + MAX_REASON_BYTES
              + " are allowed: \""
              + EscapedText.of(reason)
              + '"');
    }
    return new CloseArguments(code, reason);
  }
}
