package dev.sockjs.core.codec;

/**
 * Carries a {@link Frame.Broken} out of the depth of {@link JsonCursor}; never leaves the codec.
 */
final class BrokenFrameException extends Exception {
  private static final long serialVersionUID = 1L;

  /** "Protocol error", RFC 6455 section 7.4.1. */
  private static final int PROTOCOL_ERROR = 1002;

  /** "Message too big", RFC 6455 section 7.4.1. */
  private static final int TOO_BIG = 1009;

  private final int closeCode;
  private final String why;

  private BrokenFrameException(int closeCode, String why) {
    // Without a stack trace: it is a result, its text says where, and whoever sends broken frames
    // shall not make us pay more for them than for good ones.
    super(why, null, false, false);
    this.closeCode = closeCode;
    this.why = why;
  }

  /** {@code what} is wrong with the text at {@code at}. */
  static BrokenFrameException protocolError(String what, String text, int at) {
    return new BrokenFrameException(PROTOCOL_ERROR, located(what, text, at));
  }

  /** The message at {@code at} in the text has {@code length} units and may have {@code limit}. */
  static BrokenFrameException messageTooBig(int length, int limit, String text, int at) {
    String what = "Message of " + length + " units, more than " + limit + ",";
    return new BrokenFrameException(TOO_BIG, located(what, text, at));
  }

  static BrokenFrameException tooManyMessages(int limit, String text) {
    String what = "More than " + limit + " messages in the frame";
    return new BrokenFrameException(TOO_BIG, located(what, text, 0));
  }

  private static String located(String what, String text, int at) {
    return what + " at index " + at + ": " + Excerpt.around(text, at);
  }

  Frame.Broken frame() {
    return new Frame.Broken(closeCode, why);
  }
}
