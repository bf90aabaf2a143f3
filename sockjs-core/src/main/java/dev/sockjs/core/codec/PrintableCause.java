package dev.sockjs.core.codec;

import dev.sockjs.SockJsException;
import dev.sockjs.spi.Causes;
import dev.sockjs.spi.EscapedText;
import org.jspecify.annotations.Nullable;

/**
 * Errors as applications get them. Exceptions of HTTP libraries can quote what a server sent, such
 * as a status line, and applications log them with their stack trace.
 */
public final class PrintableCause {

  private PrintableCause() {}

  /**
   * Returns the error itself, or a replacement with the escaped message and the same stack trace if
   * a message in its chain of causes has a control character. Line feeds and tabs are allowed,
   * because messages of libraries have them.
   */
  public static Throwable of(Throwable error) {
    return Causes.of(error).map(Throwable::getMessage).allMatch(PrintableCause::isPrintable)
        ? error
        : replacement(error);
  }

  private static boolean isPrintable(@Nullable String message) {
    if (message == null) {
      return true;
    }
    String line = message.replace('\n', ' ').replace('\t', ' ');
    return EscapedText.whole(line).equals(line);
  }

  private static SockJsException replacement(Throwable error) {
    SockJsException printable = new SockJsException(EscapedText.of(error.toString()), null);
    printable.setStackTrace(error.getStackTrace());
    return printable;
  }
}
