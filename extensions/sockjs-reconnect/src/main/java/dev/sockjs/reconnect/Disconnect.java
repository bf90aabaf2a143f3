package dev.sockjs.reconnect;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/** The end of a session, or of an attempt to open one. Immutable. */
public final class Disconnect {

  /** The kind of an end. */
  public enum Kind {
    /** The {@link ConnectSource} gave no target that can be used. */
    SOURCE_FAILED,
    /** No session opened. */
    CONNECT_FAILED,
    /** {@link ReconnectListener#onOpen} threw, so the session was closed. */
    RENEWAL_FAILED,
    /** An open session did not end cleanly: it was lost, or this client ended it. */
    LOST,
    /** The server closed an open session. */
    CLOSED_BY_SERVER
  }

  private final Kind kind;
  private final CloseEvent closeEvent;
  private final List<Attempt> tried;
  private final int attempts;

  /**
   * Creates a description of an end.
   *
   * @param kind the kind
   * @param closeEvent how it ended
   * @param tried the transports that were tried or skipped to open the session, in order
   * @param attempts the attempts of a series that led to no stable session
   */
  Disconnect(Kind kind, CloseEvent closeEvent, List<Attempt> tried, int attempts) {
    this.kind = Objects.requireNonNull(kind, "kind");
    this.closeEvent = Objects.requireNonNull(closeEvent, "closeEvent");
    this.tried = List.copyOf(tried);
    this.attempts = attempts;
  }

  /** {@return the kind of the end} */
  public Kind kind() {
    return kind;
  }

  /** {@return true if a session was open} */
  public boolean wasOpen() {
    return kind != Kind.SOURCE_FAILED && kind != Kind.CONNECT_FAILED;
  }

  /**
   * Returns the close event of the session. If there was no session, because the source failed, it
   * has code 1006. The cause of the event has the details.
   *
   * @return the event
   */
  public CloseEvent closeEvent() {
    return closeEvent;
  }

  /** {@return the transports that were tried or skipped to open the session, in order} */
  public List<Attempt> tried() {
    return tried;
  }

  /**
   * Returns the number of attempts of a series, this one included, that led to no {@linkplain
   * RetryPolicyBuilder#stableAfter stable} session.
   *
   * @return the number; zero if a stable session has ended
   */
  public int attempts() {
    return attempts;
  }

  /**
   * Returns the HTTP status that ended the session, or that refused it, such as 401.
   *
   * @return the status of the close event, or else of the last transport that has one
   */
  public OptionalInt httpStatus() {
    OptionalInt status = closeEvent.status();
    for (int i = tried.size() - 1; i >= 0 && status.isEmpty() && !wasOpen(); i--) {
      status = tried.get(i).status();
    }
    return status;
  }

  /** Returns a description, such as {@code LOST: 1006 "No heartbeat" (unclean)}. */
  @Override
  public String toString() {
    return kind
        + (attempts == 0 ? "" : ", attempt " + attempts)
        + ": "
        + closeEvent
        + (tried.isEmpty() || wasOpen() ? "" : ", tried " + tried);
  }
}
