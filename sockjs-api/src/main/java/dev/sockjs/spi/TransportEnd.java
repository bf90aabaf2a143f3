package dev.sockjs.spi;

import dev.sockjs.Phase;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The facts about the end of a transport: phase, HTTP status, close code, cause. The transport
 * reports them, and the engine decides what they mean. Immutable.
 */
public final class TransportEnd {

  private final EndKind kind;
  private final Phase phase;
  private final String reason;
  private final @Nullable Throwable cause;
  private final @Nullable Integer status;
  private final @Nullable Integer code;
  private final @Nullable String partialFrame;

  private TransportEnd(
      EndKind kind,
      Phase phase,
      String reason,
      @Nullable Throwable cause,
      @Nullable Integer status,
      @Nullable Integer code,
      @Nullable String partialFrame) {
    this.kind = kind;
    this.phase = Objects.requireNonNull(phase, "phase");
    this.reason = Objects.requireNonNull(reason, "reason");
    this.cause = cause;
    this.status = status;
    this.code = code;
    this.partialFrame = partialFrame;
  }

  /**
   * Returns a failure with an error.
   *
   * @param phase the phase of the attempt: {@link Phase#RECEIVE} once the transport was connected,
   *     even if the session has not opened yet
   * @param cause the error, without any {@linkplain Causes#unwrap wrapper} of a completion stage
   * @return an end of kind {@link EndKind#FAILED}
   */
  public static TransportEnd failed(Phase phase, Throwable cause) {
    return new TransportEnd(EndKind.FAILED, phase, "", Causes.unwrap(cause), null, null, null);
  }

  /**
   * Returns a failure without an error object, such as an unexpected HTTP status.
   *
   * @param phase as in {@link #failed(Phase, Throwable)}
   * @param reason what happened, for people
   * @return an end of kind {@link EndKind#FAILED}
   */
  public static TransportEnd failed(Phase phase, String reason) {
    return new TransportEnd(EndKind.FAILED, phase, reason, null, null, null, null);
  }

  /**
   * Returns an end in order, without a close code.
   *
   * @return an end of kind {@link EndKind#CLOSED}
   */
  public static TransportEnd closed() {
    return new TransportEnd(EndKind.CLOSED, Phase.RECEIVE, "", null, null, null, null);
  }

  /**
   * Returns an end in order, with the peer's CLOSE.
   *
   * @param code the code in the peer's CLOSE
   * @param reason the reason in the peer's CLOSE
   * @return an end of kind {@link EndKind#CLOSED}
   */
  public static TransportEnd closed(int code, String reason) {
    return new TransportEnd(EndKind.CLOSED, Phase.RECEIVE, reason, null, null, code, null);
  }

  /**
   * Returns this end with the HTTP status that caused it. In {@link Phase#PROXY} it is the status
   * of the proxy's response.
   *
   * @param status an HTTP status
   * @return the changed end
   */
  public TransportEnd withStatus(int status) {
    return new TransportEnd(kind, phase, reason, cause, status, code, partialFrame);
  }

  /**
   * Returns this end with the close code that the application should get, where 1006 would say too
   * little: 1009 for a frame longer than {@link TransportRequest#maxFrameLength()}, 1008 for a
   * transport that cannot stop reading.
   *
   * @param code a WebSocket close code
   * @return the changed end
   */
  public TransportEnd withCode(int code) {
    return new TransportEnd(kind, phase, reason, cause, status, code, partialFrame);
  }

  /**
   * Returns this end with the beginning of a frame after which the response ended. A server that
   * closes may omit the line end of its close frame, so the engine looks at what there is.
   *
   * @param text the frame without its end
   * @return the changed end
   */
  public TransportEnd withPartialFrame(String text) {
    return new TransportEnd(kind, phase, reason, cause, status, code, text);
  }

  /**
   * Returns the kind of the end.
   *
   * @return the kind
   */
  public EndKind kind() {
    return kind;
  }

  /**
   * Returns the phase in which the transport ended.
   *
   * @return the phase
   */
  public Phase phase() {
    return phase;
  }

  /**
   * Returns the reason: the peer's, or the transport's own.
   *
   * @return the reason; empty if there is none
   */
  public String reason() {
    return reason;
  }

  /**
   * Returns the error that ended the transport.
   *
   * @return the error, or empty if there was none
   */
  public Optional<Throwable> cause() {
    return Optional.ofNullable(cause);
  }

  /**
   * Returns the HTTP status that ended the transport.
   *
   * @return the status, or empty if there was none
   */
  public OptionalInt status() {
    return status == null ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /**
   * Returns the close code: the peer's, or the transport's own.
   *
   * @return the code, or empty if there is none
   */
  public OptionalInt code() {
    return code == null ? OptionalInt.empty() : OptionalInt.of(code);
  }

  /**
   * Returns the beginning of the frame that was cut off.
   *
   * @return the text, or empty if the end came at a frame boundary
   */
  public Optional<String> partialFrame() {
    return Optional.ofNullable(partialFrame);
  }

  @Override
  public String toString() {
    return kind
        + " in "
        + phase
        + (status == null ? "" : ", status " + status)
        + (code == null ? "" : ", code " + code)
        + (reason.isEmpty() ? "" : ", \"" + reason + "\"")
        + (cause == null ? "" : ": " + cause);
  }
}
