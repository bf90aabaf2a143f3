package dev.sockjs;

import dev.sockjs.spi.EscapedText;

/**
 * Messages of causes, as other messages show them. Those of other libraries can quote what a server
 * sent, so they are escaped and cut. Messages of this library have done that with what they quote.
 */
final class CauseMessage {

  private CauseMessage() {}

  static String of(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    return cause instanceof SockJsException ? EscapedText.whole(message) : EscapedText.of(message);
  }
}
