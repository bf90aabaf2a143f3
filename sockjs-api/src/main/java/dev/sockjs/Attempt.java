package dev.sockjs;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The result of trying one transport while connecting. Immutable. */
public final class Attempt {

  /** The result of an attempt. */
  public enum Outcome {
    /** The session opened on this transport. */
    OPEN,
    /** The transport failed. The next one, if any, was tried at once. */
    FAILED,
    /** The session did not open within the attempt's allowance (code 2007 in sockjs-client). */
    TIMEOUT,
    /** The transport was not tried: the client does not have it, or cannot use it here. */
    SKIPPED
  }

  private final String transport;
  private final Outcome outcome;
  private final Phase phase;
  private final Duration time;
  private final @Nullable String url;
  private final @Nullable Integer status;
  private final @Nullable Throwable cause;

  private Attempt(
      String transport,
      Outcome outcome,
      Phase phase,
      Duration time,
      @Nullable String url,
      @Nullable Integer status,
      @Nullable Throwable cause) {
    this.transport = Objects.requireNonNull(transport, "transport");
    this.outcome = Objects.requireNonNull(outcome, "outcome");
    this.phase = Objects.requireNonNull(phase, "phase");
    this.time = Objects.requireNonNull(time, "time");
    this.url = url;
    this.status = status;
    this.cause = cause;
  }

  /**
   * Returns an attempt without a URL, a status and a cause.
   *
   * @param transport the transport's name
   * @param outcome the result
   * @param phase the phase in which the attempt ended
   * @param time the duration
   * @return the attempt
   */
  public static Attempt of(String transport, Outcome outcome, Phase phase, Duration time) {
    return new Attempt(transport, outcome, phase, time, null, null, null);
  }

  /**
   * Returns a copy of this attempt with the given URL.
   *
   * @param url the session's URL, without secrets
   * @return the copy
   */
  public Attempt withUrl(String url) {
    return new Attempt(transport, outcome, phase, time, url, status, cause);
  }

  /**
   * Returns a copy of this attempt with the given HTTP status.
   *
   * @param status the HTTP status that ended the attempt
   * @return the copy
   */
  public Attempt withStatus(int status) {
    return new Attempt(transport, outcome, phase, time, url, status, cause);
  }

  /**
   * Returns a copy of this attempt with the given cause.
   *
   * @param cause why the attempt failed or was skipped
   * @return the copy
   */
  public Attempt withCause(Throwable cause) {
    return new Attempt(transport, outcome, phase, time, url, status, cause);
  }

  /** {@return the transport's name, such as {@code xhr-streaming}} */
  public String transport() {
    return transport;
  }

  /** {@return the result of the attempt} */
  public Outcome outcome() {
    return outcome;
  }

  /** {@return the phase in which the attempt ended} */
  public Phase phase() {
    return phase;
  }

  /** {@return the time until the session opened or the transport failed; zero if it was skipped} */
  public Duration time() {
    return time;
  }

  /**
   * Returns the session's URL, with user info shown as {@code ***}, and query and path parameters
   * as {@code ...}.
   *
   * @return the URL, or empty if the transport was skipped
   */
  public Optional<String> url() {
    return Optional.ofNullable(url);
  }

  /** {@return the HTTP status that ended the attempt, or empty if there was none} */
  public OptionalInt status() {
    return status == null ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /** {@return why the attempt failed or was skipped, or empty if the session opened} */
  public Optional<Throwable> cause() {
    return Optional.ofNullable(cause);
  }

  /**
   * Returns a description, such as {@code websocket FAILED in REQUEST after 12 ms, status 403: no
   * upgrade}.
   */
  @Override
  public String toString() {
    return transport
        + " "
        + outcome
        + " in "
        + phase
        + " after "
        + time.toMillis()
        + " ms"
        + (status == null ? "" : ", status " + status)
        + (cause == null ? "" : ": " + CauseMessage.of(cause));
  }
}
