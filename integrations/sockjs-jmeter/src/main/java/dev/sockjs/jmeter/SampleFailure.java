package dev.sockjs.jmeter;

/** Ends a sample without success. The code and the message are those of the sample result. */
final class SampleFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A field of the sampler is wrong, or the sampler does not fit the state of the connection. */
  static final String BAD_FIELD = "400";

  /** The timeout of the sampler is over. */
  static final String TIMEOUT = "408";

  /** Messages arrived faster than the plan read them, and were discarded. */
  static final String DISCARDED = "507";

  /** The STOMP server sent an ERROR frame, or something that is not a frame. */
  static final String STOMP_ERROR = "502";

  private final String code;

  SampleFailure(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  static SampleFailure badField(String message) {
    return new SampleFailure(BAD_FIELD, message);
  }

  String code() {
    return code;
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
