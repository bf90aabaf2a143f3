package dev.sockjs.cli.connect;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.function.BiConsumer;

/**
 * The code and the reason that the user wants to close with.
 *
 * @param code 1000 or 3000 to 4999, or empty if the user gave none
 * @param reason at most 123 bytes in UTF-8; empty if the user gave none
 */
public record CloseRequest(OptionalInt code, String reason) {

  /** Closes with 1000 "Normal closure". */
  public static final CloseRequest DEFAULT = new CloseRequest(OptionalInt.empty(), "");

  private static final int NORMAL_CLOSURE = 1000;

  /** RFC 6455, section 5.5: a Close frame has at most 125 bytes, two of which are the code. */
  public static final int MAX_REASON_BYTES = 123;

  /**
   * Creates a request.
   *
   * @throws IllegalArgumentException if the code is not allowed or the reason is too long
   */
  public CloseRequest {
    code.ifPresent(CloseRequest::requireCode);
    requireLength(reason.getBytes(StandardCharsets.UTF_8).length);
  }

  private static void requireCode(int code) {
    if (code != NORMAL_CLOSURE && (code < 3000 || code > 4999)) {
      throw new IllegalArgumentException("The close code must be 1000 or 3000 to 4999: " + code);
    }
  }

  private static void requireLength(int bytes) {
    if (bytes > MAX_REASON_BYTES) {
      throw new IllegalArgumentException(
          "The close reason must not be longer than "
              + MAX_REASON_BYTES
              + " bytes in UTF-8: it has "
              + bytes);
    }
  }

  /** Returns this request or, if it has no code, this request completed with the defaults. */
  CloseRequest withDefaults(CloseRequest defaults) {
    if (code.isPresent()) {
      return this;
    }
    return new CloseRequest(defaults.code, reason.isEmpty() ? defaults.reason : reason);
  }

  /**
   * Closes a connection with this code and reason.
   *
   * @param normally closes with 1000 "Normal closure"
   * @param withReason closes with a code and a reason
   */
  void close(Runnable normally, BiConsumer<Integer, String> withReason) {
    if (code.orElse(NORMAL_CLOSURE) == NORMAL_CLOSURE && reason.isEmpty()) {
      normally.run();
    } else {
      withReason.accept(code.orElse(NORMAL_CLOSURE), reason);
    }
  }
}
