package dev.sockjs.cli.connect;

/** Receives the events of an {@link InputSender}. */
interface InputEvents {

  /** Waits until a message can be sent, or the session has ended. */
  void awaitReady();

  /** The user asks to close. The rest of the input is ignored. */
  void close(CloseRequest request);

  /** A line cannot be used; the session continues. */
  void error(String message);

  /** A line asks for text to be printed. */
  void note(String text);

  /** The input has ended, and no line closed the session. */
  void end();
}
