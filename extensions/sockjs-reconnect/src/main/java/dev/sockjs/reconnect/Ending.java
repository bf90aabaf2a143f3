package dev.sockjs.reconnect;

import dev.sockjs.CloseEvent;
import dev.sockjs.SockJs;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The reason why a session that connects again ends for good.
 *
 * @param reason the reason
 * @param event the close event, unless the session that is closed has another one
 * @param aborts true if a session is aborted, and not closed in order
 */
record Ending(ReconnectEnd.Reason reason, CloseEvent event, boolean aborts) {

  static Ending closed(CloseArguments arguments) {
    CloseEvent event = CloseEvent.of(arguments.code(), arguments.reason(), true);
    return new Ending(ReconnectEnd.Reason.APPLICATION, event, false);
  }

  static Ending aborted() {
    CloseEvent event = CloseEvent.of(1006, "Aborted", false);
    return new Ending(ReconnectEnd.Reason.APPLICATION, event, true);
  }

  /**
   * Returns the ending after the longest time without an open session.
   *
   * @param last the last failure, or null if the first attempt is in progress
   */
  static Ending downTooLong(Duration limit, @Nullable Disconnect last) {
    CloseEvent event =
        CloseEvent.of(1006, "No session was open for " + limit.toMillis() + " ms", false);
    Throwable cause = last == null ? null : last.closeEvent().cause().orElse(null);
    return new Ending(
        ReconnectEnd.Reason.DOWN_TOO_LONG, cause == null ? event : event.withCause(cause), true);
  }

  /** Ends a session for this reason. */
  void end(SockJs session) {
    if (aborts) {
      session.abort();
    } else {
      session.close(event.code(), event.reason());
    }
  }

  /** Tells if this, and not the server or the network, has ended the session of an event. */
  boolean isReasonOf(CloseEvent ofSession) {
    return ofSession.code() == event.code() && ofSession.reason().equals(event.reason());
  }

  /**
   * Returns the close event for the application.
   *
   * @param ofSession the close event of the session that was closed, or null if there was none
   * @param allSent false if messages are left in the queue or may be lost
   */
  CloseEvent closeEvent(@Nullable CloseEvent ofSession, boolean allSent) {
    if (reason != ReconnectEnd.Reason.APPLICATION) {
      return event;
    }
    boolean clean = event.wasClean() && allSent && (ofSession == null || isClean(ofSession));
    CloseEvent reported = CloseEvent.of(event.code(), event.reason(), clean);
    return ofSession != null && ofSession.cause().isPresent()
        ? reported.withCause(ofSession.cause().get())
        : reported;
  }

  private boolean isClean(CloseEvent ofSession) {
    return isReasonOf(ofSession) && ofSession.wasClean();
  }
}
