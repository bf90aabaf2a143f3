package dev.sockjs;

import org.jspecify.annotations.Nullable;

/**
 * The superclass of the exceptions that report a failed connection. Programming errors throw the
 * exceptions of the JDK instead, such as {@link IllegalArgumentException}.
 */
public class SockJsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message the message, without secrets
   * @param cause the cause, or {@code null} if there is none
   */
  @SuppressWarnings("exports") // applications do not need the annotations at run time
  public SockJsException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
