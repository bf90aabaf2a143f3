package dev.sockjs.spi;

import dev.sockjs.Phase;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The facts about the end of a transport: phase, HTTP status, close code and cause. The transport
 * reports them, and the engine decides what they mean. Immutable. Reasons and causes must not
 * contain secrets, because applications log them.
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
   * @param phase the phase in which the transport failed. From the moment when it was connected,
   *     this is {@link Phase#RECEIVE} or {@link Phase#SEND}, even if the session has not opened yet
   * @param cause the error; {@linkplain Causes#unwrap wrappers} of completion stages are removed
   * @return an end of kind {@link EndKind#FAILED}
   */
  public static TransportEnd failed(Phase phase, Throwable cause) {
    return new TransportEnd(EndKind.FAILED, phase, "", Causes.unwrap(cause), null, null, null);
  }

  /**
   * Returns a failure without an error object, such as an unexpected HTTP status.
   *
   * @param phase the phase, as in {@link #failed(Phase, Throwable)}
   * @param reason the reason, as a message for people
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
   * @param code the code of the CLOSE
   * @param reason the reason of the CLOSE
   * @return an end of kind {@link EndKind#CLOSED}
   */
  public static TransportEnd closed(int code, String reason) {
    return new TransportEnd(EndKind.CLOSED, Phase.RECEIVE, reason, null, null, code, null);
  }

  /**
   * Returns a copy of this end with the HTTP status that caused it. In {@link Phase#PROXY} this is
   * the status of the proxy's response.
   *
   * @param status the HTTP status
   * @return the copy
   */
  public TransportEnd withStatus(int status) {
    return new TransportEnd(kind, phase, reason, cause, status, code, partialFrame);
  }

  /**
   * Returns a copy of this end with a close code for the application, instead of 1006: 1009 for a
   * frame that is longer than {@code TransportRequest.maxFrameLength}, 1008 if the transport cannot
   * stop reading and its buffer is full.
   *
   * @param code a WebSocket close code
   * @return the copy
   */
  public TransportEnd withCode(int code) {
    return new TransportEnd(kind, phase, reason, cause, status, code, partialFrame);
  }

  /**
   * Returns a copy of this end with the text of a frame that was cut off by the end of the
   * response. A server may omit the line end of its close frame, so the engine accepts a complete
   * close frame here.
   *
   * @param text the part of the frame that has arrived
   * @return the copy
   */
  public TransportEnd withPartialFrame(String text) {
    return new TransportEnd(kind, phase, reason, cause, status, code, text);
  }

  /** {@return the kind of the end} */
  public EndKind kind() {
    return kind;
  }

  /** {@return the phase in which the transport ended} */
  public Phase phase() {
    return phase;
  }

  /** {@return the reason of the peer or of the transport; empty if there is none} */
  public String reason() {
    return reason;
  }

  /** {@return the error that ended the transport, or empty if there was none} */
  public Optional<Throwable> cause() {
    return Optional.ofNullable(cause);
  }

  /** {@return the HTTP status that ended the transport, or empty if there was none} */
  public OptionalInt status() {
    return status == null ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /** {@return the close code of the peer or of the transport, or empty if there is none} */
  public OptionalInt code() {
    return code == null ? OptionalInt.empty() : OptionalInt.of(code);
  }

  /** {@return the text of a frame that was cut off, or empty if there is none} */
  public Optional<String> partialFrame() {
    return Optional.ofNullable(partialFrame);
  }

  /** Returns a description, such as {@code FAILED in REQUEST, status 404, "Not found"}. */
  @Override
  public String toString() {
    return kind
        + " in "
        + phase
        + (status == null ? "" : ", status " + status)
        + (code == null ? "" : ", code " + code)
        + (reason.isEmpty() ? "" : ", \"" + EscapedText.of(reason) + "\"")
        + (cause == null ? "" : ": " + EscapedText.of(cause.toString()));
  }
}
