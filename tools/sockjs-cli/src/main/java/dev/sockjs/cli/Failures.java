package dev.sockjs.cli;

/** Words for exceptions. */
final class Failures {

  private Failures() {}

  /** What an exception says, or, if it says nothing, its name. */
  static String message(Throwable error) {
    String message = error.getMessage();
    return message == null || message.isBlank() ? error.getClass().getSimpleName() : message;
  }
}
