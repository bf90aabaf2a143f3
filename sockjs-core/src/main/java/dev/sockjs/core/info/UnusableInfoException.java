package dev.sockjs.core.info;

import dev.sockjs.SockJsException;
import org.jspecify.annotations.Nullable;

/** What answered the info request is not a SockJS server, or names a base URL that will not do. */
public final class UnusableInfoException extends SockJsException {
  private static final long serialVersionUID = 1L;

  public UnusableInfoException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
