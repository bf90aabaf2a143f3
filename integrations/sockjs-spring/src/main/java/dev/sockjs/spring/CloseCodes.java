package dev.sockjs.spring;

import dev.sockjs.CloseEvent;
import org.springframework.web.socket.CloseStatus;

/** Translates between the close codes of Spring and those of SockJS. */
final class CloseCodes {

  /** The distance of codes for applications from those of RFC 6455, section 7.4.1. */
  private static final int FOR_APPLICATIONS = 3000;

  private CloseCodes() {}

  /**
   * Returns the code with which a SockJS client may close.
   *
   * @throws IllegalArgumentException if no endpoint may send this code
   */
  static int toSend(CloseStatus status) {
    int code = status.getCode();
    if (code == 1000 || code >= 3000) {
      return code;
    }
    if ((code >= 1001 && code <= 1003) || (code >= 1007 && code <= 1014)) {
      return FOR_APPLICATIONS + code;
    }
    throw new IllegalArgumentException(
        "Invalid close status: an endpoint may send 1000 to 1003, 1007 to 1014, and 3000 to 4999,"
            + " but not "
            + code);
  }

  /** Returns the status of an event; Spring's has no codes outside 1000 to 4999. */
  static CloseStatus of(CloseEvent event) {
    int code = event.code();
    return code >= 1000 && code <= 4999
        ? new CloseStatus(code, event.reason())
        : CloseStatus.NO_STATUS_CODE.withReason(code + " " + event.reason());
  }
}
