package dev.sockjs.core.codec;

/** Leads from inside a {@link JsonCursor} to a {@link Frame.Broken}; never leaves the codec. */
final class BrokenFrameException extends Exception {
  private static final long serialVersionUID = 1L;

  /** "Protocol error", RFC 6455 section 7.4.1. */
  private static final int PROTOCOL_ERROR = 1002;

  /** "Message too big", RFC 6455 section 7.4.1. */
  private static final int TOO_BIG = 1009;

  private final int closeCode;
  private final String reason;

  private BrokenFrameException(int closeCode, String reason) {
    // No stack trace: the message names the place in the text, and a broken frame should not cost
    // more than a good one.
    super(reason, null, false, false);
    this.closeCode = closeCode;
    this.reason = reason;
  }

  /**
   * Returns an error in the JSON of a frame.
   *
   * @param problem what is wrong
   * @param index where in the text it is wrong
   */
  static BrokenFrameException protocolError(String problem, String text, int index) {
    return new BrokenFrameException(PROTOCOL_ERROR, located(problem, text, index));
  }

  /**
   * Returns the error for a message of {@code length} units where {@code limit} are allowed.
   *
   * @param index where in the text the message begins
   */
  static BrokenFrameException messageTooBig(int length, int limit, String text, int index) {
    String problem = "Message of " + length + " units exceeds maxMessageSize (" + limit + ")";
    return new BrokenFrameException(TOO_BIG, located(problem, text, index));
  }

  static BrokenFrameException tooManyMessages(int limit, String text) {
    String problem = "More than " + limit + " messages in one frame";
    return new BrokenFrameException(TOO_BIG, located(problem, text, 0));
  }

  private static String located(String problem, String text, int index) {
    return problem + " at index " + index + ": " + Excerpt.around(text, index);
  }

  Frame.Broken frame() {
    return new Frame.Broken(closeCode, reason);
  }
}
