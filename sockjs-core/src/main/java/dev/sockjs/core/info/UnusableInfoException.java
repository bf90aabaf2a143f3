package dev.sockjs.core.info;

import dev.sockjs.SockJsException;
import org.jspecify.annotations.Nullable;

/** The body of a response to the info request is not the JSON of an info. */
final class UnusableInfoException extends SockJsException {

  private static final long serialVersionUID = 1L;

  UnusableInfoException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
