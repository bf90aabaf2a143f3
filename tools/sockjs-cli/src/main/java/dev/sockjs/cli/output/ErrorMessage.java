package dev.sockjs.cli.output;

import dev.sockjs.SockJsException;
import dev.sockjs.spi.EscapedText;

/** Error messages for exceptions. */
public final class ErrorMessage {

  private ErrorMessage() {}

  /**
   * Returns the exception's message or, if it has none, the simple name of its class. A message of
   * another library can quote a server, so it is escaped and cut.
   */
  public static String of(Throwable error) {
    String message = error.getMessage();
    if (message == null || message.isBlank()) {
      return error.getClass().getSimpleName();
    }
    return error instanceof SockJsException ? EscapedText.whole(message) : EscapedText.of(message);
  }
}
