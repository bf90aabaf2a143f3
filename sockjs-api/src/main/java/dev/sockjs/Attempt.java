package dev.sockjs;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What became of one transport while a connection was being made. */
public final class Attempt {

  /** How an attempt ended. */
  public enum Outcome {
    /** The session opened on this transport. */
    OPEN,
    /** The transport failed, and the next one, if any, was tried at once. */
    FAILED,
    /** The session did not open within the transport's allowance (code 2007 in sockjs-client). */
    TIMEOUT,
    /** The transport was not tried: it is missing, or not usable here. */
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
   * An attempt with neither URL, status nor cause.
   *
   * @param transport the transport's name
   * @param outcome how it ended
   * @param phase how far it came
   * @param time how long it took
   * @return the attempt
   */
  public static Attempt of(String transport, Outcome outcome, Phase phase, Duration time) {
    return new Attempt(transport, outcome, phase, time, null, null, null);
  }

  /**
   * The same attempt with the URL it went to.
   *
   * @param url a redacted URL
   * @return the attempt with the URL
   */
  public Attempt withUrl(String url) {
    return new Attempt(transport, outcome, phase, time, url, status, cause);
  }

  /**
   * The same attempt with the HTTP status that ended it.
   *
   * @param status an HTTP status
   * @return the attempt with the status
   */
  public Attempt withStatus(int status) {
    return new Attempt(transport, outcome, phase, time, url, status, cause);
  }

  /**
   * The same attempt with what ended it.
   *
   * @param cause the cause
   * @return the attempt with the cause
   */
  public Attempt withCause(Throwable cause) {
    return new Attempt(transport, outcome, phase, time, url, status, cause);
  }

  /**
   * The transport's name, such as {@code xhr-streaming}.
   *
   * @return the name
   */
  public String transport() {
    return transport;
  }

  /**
   * How the attempt ended.
   *
   * @return the outcome
   */
  public Outcome outcome() {
    return outcome;
  }

  /**
   * How far the attempt came.
   *
   * @return the phase in which it ended
   */
  public Phase phase() {
    return phase;
  }

  /**
   * How long the attempt took, until the session opened or the transport failed.
   *
   * @return the time; zero if it was skipped
   */
  public Duration time() {
    return time;
  }

  /**
   * The session's URL, with user info shown as {@code ***} and query values as {@code ...}.
   *
   * @return the URL, or empty if the transport was skipped
   */
  public Optional<String> url() {
    return Optional.ofNullable(url);
  }

  /**
   * The HTTP status that ended the attempt, where there was one.
   *
   * @return the status, or empty
   */
  public OptionalInt status() {
    return status == null ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /**
   * Why the attempt failed or was skipped.
   *
   * @return the cause, or empty if it opened
   */
  public Optional<Throwable> cause() {
    return Optional.ofNullable(cause);
  }

  /** For example {@code websocket FAILED in REQUEST after 12 ms, status 403: no upgrade}. */
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
        + (cause == null ? "" : ": " + cause.getMessage());
  }
}
