package dev.sockjs.cli.connect;

import dev.sockjs.SockJs;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** How to close: a code and a reason, as far as the user said. */
public record CloseRequest(OptionalInt code, String reason) {

  /** Nothing said: 1000 "Normal closure". */
  public static final CloseRequest DEFAULT = new CloseRequest(OptionalInt.empty(), "");

  /** RFC 6455, section 5.5: a CLOSE has room for 125 bytes, two of which are the code. */
  private static final int LONGEST_REASON_BYTES = 123;

  public CloseRequest {
    code.ifPresent(CloseRequest::requireCode);
    if (reason.getBytes(StandardCharsets.UTF_8).length > LONGEST_REASON_BYTES) {
      throw new IllegalArgumentException(
          "The reason is longer than " + LONGEST_REASON_BYTES + " bytes: " + reason);
    }
  }

  private static void requireCode(int code) {
    if (code != 1000 && (code < 3000 || code > 4999)) {
      throw new IllegalArgumentException("Not a close code, 1000 or 3000 to 4999: " + code);
    }
  }

  /** This request; where it has no code, that of another one. */
  public CloseRequest or(CloseRequest other) {
    if (code.isPresent()) {
      return this;
    }
    return new CloseRequest(other.code, reason.isEmpty() ? other.reason : reason);
  }

  void close(SockJs sock) {
    if (code.orElse(1000) == 1000 && reason.isEmpty()) {
      sock.close();
    } else {
      sock.close(code.orElse(1000), reason);
    }
  }
}
