package dev.sockjs.spi;

import dev.sockjs.Phase;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** How and where a transport ended. Immutable. */
public final class TransportEnd {

  private final EndKind kind;
  private final Phase phase;
  private final @Nullable Integer status;
  private final @Nullable Integer code;
  private final String reason;
  private final @Nullable Throwable cause;

  private TransportEnd(
      EndKind kind,
      Phase phase,
      @Nullable Integer status,
      @Nullable Integer code,
      String reason,
      @Nullable Throwable cause) {
    this.kind = kind;
    this.phase = Objects.requireNonNull(phase, "phase");
    this.status = status;
    this.code = code;
    this.reason = Objects.requireNonNull(reason, "reason");
    this.cause = cause;
  }

  /** Stages wrap what failed them; the wrapping says nothing. */
  private static Throwable unwrapped(Throwable cause) {
    return cause instanceof CompletionException && cause.getCause() != null
        ? unwrapped(cause.getCause())
        : cause;
  }

  /**
   * It failed with an error.
   *
   * @param phase how far it had come: {@link Phase#RECEIVE} once it was connected, whether or not
   *     the session has opened
   * @param cause the error; a {@link CompletionException} around it is taken off
   * @return an end of kind {@link EndKind#FAILED}
   */
  public static TransportEnd failed(Phase phase, Throwable cause) {
    return new TransportEnd(EndKind.FAILED, phase, null, null, "", unwrapped(cause));
  }

  /**
   * It failed because of what the server answered or did.
   *
   * @param phase how far it had come
   * @param reason what is wrong, for people
   * @return an end of kind {@link EndKind#FAILED}
   */
  public static TransportEnd failed(Phase phase, String reason) {
    return new TransportEnd(EndKind.FAILED, phase, null, null, reason, null);
  }

  /**
   * It failed, and so would any other transport.
   *
   * @param phase how far it had come
   * @param cause the error; a {@link CompletionException} around it is taken off
   * @return an end of kind {@link EndKind#FATAL}
   */
  public static TransportEnd fatal(Phase phase, Throwable cause) {
    return new TransportEnd(EndKind.FATAL, phase, null, null, "", unwrapped(cause));
  }

  /**
   * It ended in order, without a code.
   *
   * @return an end of kind {@link EndKind#CLOSED}
   */
  public static TransportEnd closed() {
    return new TransportEnd(EndKind.CLOSED, Phase.RECEIVE, null, null, "", null);
  }

  /**
   * It ended in order, with the peer's CLOSE.
   *
   * @param code the code in the peer's CLOSE
   * @param reason the reason in the peer's CLOSE
   * @return an end of kind {@link EndKind#CLOSED}
   */
  public static TransportEnd closed(int code, String reason) {
    return new TransportEnd(EndKind.CLOSED, Phase.RECEIVE, null, code, reason, null);
  }

  /**
   * The same end with the HTTP status that caused it.
   *
   * @param status an HTTP status
   * @return the changed end
   */
  public TransportEnd withStatus(int status) {
    return new TransportEnd(kind, phase, status, code, reason, cause);
  }

  /**
   * The same end with the close code that the application should see, where 1006 would say too
   * little: 1009 for a frame beyond {@link TransportRequest#maxFrameLength()}, 1008 for a transport
   * that cannot stop reading.
   *
   * @param code a WebSocket close code
   * @return the changed end
   */
  public TransportEnd withCode(int code) {
    return new TransportEnd(kind, phase, status, code, reason, cause);
  }

  /**
   * What kind of end it is.
   *
   * @return the kind
   */
  public EndKind kind() {
    return kind;
  }

  /**
   * How far the transport had come.
   *
   * @return the phase
   */
  public Phase phase() {
    return phase;
  }

  /**
   * The HTTP status behind the end.
   *
   * @return the status, or empty if there was none
   */
  public OptionalInt status() {
    return status == null ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /**
   * The close code, the peer's or the transport's own.
   *
   * @return the code, or empty if there was none
   */
  public OptionalInt code() {
    return code == null ? OptionalInt.empty() : OptionalInt.of(code);
  }

  /**
   * The reason, the peer's or the transport's own.
   *
   * @return the reason; empty if there was none
   */
  public String reason() {
    return reason;
  }

  /**
   * The error behind the end.
   *
   * @return the error, or empty if there was none
   */
  public Optional<Throwable> cause() {
    return Optional.ofNullable(cause);
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
