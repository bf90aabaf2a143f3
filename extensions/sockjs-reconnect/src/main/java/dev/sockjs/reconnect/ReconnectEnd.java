package dev.sockjs.reconnect;

import dev.sockjs.CloseEvent;
import dev.sockjs.SockJsClient;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The end of a {@link ReconnectingSockJs}. Immutable. Every one has exactly one. */
public final class ReconnectEnd {

  /** Why no attempt follows. */
  public enum Reason {
    /** The application called {@code close} or {@code abort}. */
    APPLICATION,
    /** The {@link SockJsClient} was closed. */
    CLIENT_CLOSED,
    /** The {@linkplain RetryPolicyBuilder#retryIf policy} does not retry after the last end. */
    NOT_RETRIED,
    /** A series had as many attempts as the policy has. */
    TOO_MANY_ATTEMPTS,
    /** No session was open for as long as the policy allows. */
    DOWN_TOO_LONG
  }

  private final Reason reason;
  private final CloseEvent closeEvent;
  private final @Nullable Disconnect lastDisconnect;

  ReconnectEnd(Reason reason, CloseEvent closeEvent, @Nullable Disconnect lastDisconnect) {
    this.reason = Objects.requireNonNull(reason, "reason");
    this.closeEvent = Objects.requireNonNull(closeEvent, "closeEvent");
    this.lastDisconnect = lastDisconnect;
  }

  /** {@return why no attempt follows} */
  public Reason reason() {
    return reason;
  }

  /**
   * Returns the close event. If the application ended it, the event has the code and reason that it
   * gave, and is clean if everything that was accepted, queued messages included, has been sent.
   * After {@link Reason#DOWN_TOO_LONG} it has code 1006. Otherwise it is the event of the last
   * failure.
   *
   * @return the event
   */
  public CloseEvent closeEvent() {
    return closeEvent;
  }

  /**
   * Returns the last end of a session or attempt before this end.
   *
   * @return the last end, or empty if no session has ended and no attempt has failed before
   */
  public Optional<Disconnect> lastDisconnect() {
    return Optional.ofNullable(lastDisconnect);
  }

  /** Returns a description, such as {@code NOT_RETRIED: 3000 "Go away!" (clean)}. */
  @Override
  public String toString() {
    return reason + ": " + closeEvent;
  }
}
