package dev.sockjs;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How a connection ended. Every {@link SockJs} has exactly one.
 *
 * <p>Codes are those of the HTML5 WebSocket API and of sockjs-client: 1000 for a normal close, 1002
 * when there is no SockJS server at the URL or it broke the protocol, 1006 when the session was
 * lost, 1008 and 1009 when a bound of this client was exceeded, 2000 when every transport failed,
 * 3000 to 4999 for whatever the application means by them.
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
   * A close event with neither HTTP status nor cause.
   *
   * @param code the close code
   * @param reason the reason; may be empty
   * @param wasClean whether nothing was lost, as {@link #wasClean()} says
   * @return the event
   */
  public static CloseEvent of(int code, String reason, boolean wasClean) {
    return new CloseEvent(code, reason, wasClean, null, null);
  }

  /**
   * The same event with the HTTP status that caused it.
   *
   * @param status an HTTP status
   * @return the event with the status
   */
  public CloseEvent withStatus(int status) {
    return new CloseEvent(code, reason, wasClean, status, cause);
  }

  /**
   * The same event with what caused it.
   *
   * @param cause the cause
   * @return the event with the cause
   */
  public CloseEvent withCause(Throwable cause) {
    return new CloseEvent(code, reason, wasClean, status, cause);
  }

  /**
   * The close code.
   *
   * @return the code
   */
  public int code() {
    return code;
  }

  /**
   * The reason that the closing side gave.
   *
   * @return the reason; empty if there was none
   */
  public String reason() {
    return reason;
  }

  /**
   * Whether the connection ended in order. If our own {@link SockJs#close()} ended it, everything
   * that was accepted for sending reached the server; if the server ended it, everything that it
   * sent before its close frame was delivered.
   *
   * @return true if nothing was lost
   */
  public boolean wasClean() {
    return wasClean;
  }

  /**
   * The HTTP status behind the end, where there was one.
   *
   * @return the status, or empty
   */
  public OptionalInt status() {
    return status == null ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /**
   * What ended the connection, where it was an error.
   *
   * @return the cause, or empty
   */
  public Optional<Throwable> cause() {
    return Optional.ofNullable(cause);
  }

  /** For example {@code 1006 "Server lost session" (unclean, status 404)}. */
  @Override
  public String toString() {
    return code
        + " \""
        + reason
        + "\" ("
        + (wasClean ? "clean" : "unclean")
        + (status == null ? "" : ", status " + status)
        + ")";
  }
}
