package dev.sockjs.cli.output;

/** Error messages for exceptions. */
public final class ErrorMessage {

  private ErrorMessage() {}

  /** Returns the exception's message or, if it has none, the simple name of its class. */
  public static String of(Throwable error) {
    String message = error.getMessage();
    return message == null || message.isBlank() ? error.getClass().getSimpleName() : message;
  }
}
