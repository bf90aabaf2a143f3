package dev.sockjs;

import org.jspecify.annotations.Nullable;

/** The root of all exceptions that tell of a connection rather than of a programming mistake. */
public class SockJsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * An exception with a message and, where there is one, a cause.
   *
   * @param message what happened
   * @param cause why, or {@code null}
   */
  @SuppressWarnings("exports") // annotations are for tools: applications need not have them
  public SockJsException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
