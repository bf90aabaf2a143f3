package dev.sockjs;

import dev.sockjs.spi.EscapedText;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The end of a connection: the close code, the reason, and the error if there was one. Immutable.
 * Every connection has exactly one.
 *
 * <p>Codes are those of the HTML5 WebSocket API and of sockjs-client:
 *
 * <ul>
 *   <li>1000: normal closure
 *   <li>1001: the client was closed
 *   <li>1002: there is no SockJS server at the URL, or the server violated the protocol
 *   <li>1006: the session was lost or aborted
 *   <li>1008, 1009: a limit of this client was exceeded; 1009 is a message that was too long
 *   <li>2000: every transport failed
 *   <li>3000 to 4999: defined by the application
 * </ul>
 *
 * <p>A server may close with any other code.
 */
public final class CloseEvent {

  private final int code;
  private final String reason;
  private final boolean wasClean;
  private final @Nullable Integer status;
  private final @Nullable Throwable cause;

  private CloseEvent(
      int code,
      String reason,
      boolean wasClean,
      @Nullable Integer status,
      @Nullable Throwable cause) {
    this.code = code;
    this.reason = Objects.requireNonNull(reason, "reason");
    this.wasClean = wasClean;
    this.status = status;
    this.cause = cause;
  }

  /**
   * Returns a close event without an HTTP status and a cause.
   *
   * @param code the close code
   * @param reason the reason; may be empty
   * @param wasClean true if nothing was lost; see {@link #wasClean()}
   * @return the event
   */
  public static CloseEvent of(int code, String reason, boolean wasClean) {
    return new CloseEvent(code, reason, wasClean, null, null);
  }

  /**
   * Returns a copy of this event with the given HTTP status.
   *
   * @param status the HTTP status that ended the connection
   * @return the copy
   */
  public CloseEvent withStatus(int status) {
    return new CloseEvent(code, reason, wasClean, status, cause);
  }

  /**
   * Returns a copy of this event with the given cause.
   *
   * @param cause the error that ended the connection
   * @return the copy
   */
  public CloseEvent withCause(Throwable cause) {
    return new CloseEvent(code, reason, wasClean, status, cause);
  }

  /** {@return the close code} */
  public int code() {
    return code;
  }

  /** {@return the reason that the closing side gave; empty if there was none} */
  public String reason() {
    return reason;
  }

  /**
   * Returns true if the connection ended in order. If the application's {@code close()} ended it,
   * everything that was accepted for sending has reached the server. If the server ended it,
   * everything that the server sent before its close frame has been delivered.
   *
   * @return true if nothing was lost
   */
  public boolean wasClean() {
    return wasClean;
  }

  /** {@return the HTTP status that ended the connection, or empty if there was none} */
  public OptionalInt status() {
    return status == null ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /** {@return the error that ended the connection, or empty if there was none} */
  public Optional<Throwable> cause() {
    return Optional.ofNullable(cause);
  }

  /**
   * Returns a description, such as {@code 1006 "Server lost session" (unclean, status 404)}. The
   * reason is escaped for logs and terminals and cut at 200 characters; {@link #reason()} is not.
   */
  @Override
  public String toString() {
    return code
        + " \""
        + EscapedText.of(reason)
        + "\" ("
        + (wasClean ? "clean" : "unclean")
        + (status == null ? "" : ", status " + status)
        + ")";
  }
}
