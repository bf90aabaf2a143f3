package dev.sockjs.cli.output;

/** Words for exceptions. */
public final class ErrorMessage {

  private ErrorMessage() {}

  /** What an exception says, or, if it says nothing, its name. */
  public static String message(Throwable error) {
    String message = error.getMessage();
    return message == null || message.isBlank() ? error.getClass().getSimpleName() : message;
  }
}
