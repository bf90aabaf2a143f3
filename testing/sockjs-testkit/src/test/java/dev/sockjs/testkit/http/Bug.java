package dev.sockjs.testkit.http;

/** A fault of a {@link PollingTransport}. Authors of transports have made each of them. */
enum Bug {
  /** The transport is correct. */
  NONE,
  /** Any response to a send completes its stage. */
  REFUSED_SEND_COUNTS_AS_SENT,
  /** Once connected, a poll with another status than 200 is followed by the next poll. */
  REFUSED_POLL_IS_IGNORED,
  /** What a response has after its last line end is passed on as a frame. */
  CUT_FRAME_IS_PASSED_ON,
  /** The next poll follows a response without waiting for a request of the engine. */
  POLL_IS_AHEAD_OF_DEMAND,
  /** The stage of a send fails, and then the end is reported. */
  STAGE_FAILS_BEFORE_END,
  /** The listener's {@code activity} is never called. */
  ACTIVITY_IS_NOT_REPORTED,
  /** A probe does nothing. */
  PROBE_DOES_NOTHING,
  /** An abort ends the poll, but not the sending request. */
  ABORT_KEEPS_SEND,
  /** Cookies are kept only if the response has the expected status. */
  COOKIES_OF_REFUSALS_ARE_DROPPED,
  /** The TLS context is the platform's. */
  SSL_CONTEXT_IS_IGNORED,
  /** TLS failures are reported as failures to connect, with another cause. */
  BAD_CERTIFICATE_IS_NOT_REPORTED,
  /** The transport connects directly although an HTTP proxy is set. */
  PROXY_IS_IGNORED,
  /** The factory accepts SOCKS proxies, and the transport connects directly. */
  SOCKS_IS_DECLARED_USABLE,
  /** A redirect is an unexpected status. */
  REDIRECT_IS_NOT_FOLLOWED,
  /** A redirect to any origin is followed. */
  FOREIGN_REDIRECT_IS_FOLLOWED,
  /** A batch without a response is sent once more. */
  SEND_IS_REPEATED,
  /** Any body of a 2xx response confirms a send. */
  PAGE_COUNTS_AS_CONFIRMATION,
  /** Polls that bring nothing follow each other without a pause. */
  EMPTY_POLLS_DO_NOT_END,
  /** Malformed UTF-8 ends the transport. */
  MALFORMED_TEXT_ENDS_TRANSPORT
}
