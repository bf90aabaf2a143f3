package dev.sockjs.reconnect;

import dev.sockjs.SockJs;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state, the current session and the queue. The monitor of this object guards all of it, the
 * fields of the current {@link LiveSession}, and those of {@link Reconnector}. It is held for a few
 * instructions, and never while the client or the application is called.
 */
final class Status {

  final Outbox outbox;
  final Counters counters = new Counters();

  /** The session that has not ended, or null. The next one is opened only when this is null. */
  @Nullable LiveSession session;

  /** Why this ends for good, or null. */
  @Nullable Ending ending;

  private final Events events;
  private ReconnectState state = ReconnectState.CONNECTING;

  Status(Events events, long queueLimit) {
    this.events = events;
    this.outbox = new Outbox(queueLimit);
  }

  synchronized ReconnectState state() {
    return state;
  }

  synchronized void change(ReconnectState next) {
    events.stateChanged(state, next);
    state = next;
  }

  /** Starts to end for good. */
  synchronized void end(Ending reason) {
    ending = reason;
    change(ReconnectState.CLOSING);
  }

  /** Returns the session that accepts every message, or null. */
  synchronized @Nullable LiveSession open() {
    LiveSession current = session;
    boolean usable = state == ReconnectState.OPEN && current != null && current.isUsable();
    return usable ? current : null;
  }

  /** Returns the connection of the session that has opened and not ended. */
  synchronized Optional<SockJs> sock() {
    LiveSession current = session;
    return current == null || !current.wasOpen ? Optional.empty() : Optional.of(current.openSock());
  }

  synchronized boolean isRenewing(LiveSession candidate) {
    return session == candidate
        && state == ReconnectState.RENEWING
        && candidate.isUsable()
        && candidate.renewalFailure == null;
  }

  synchronized ReconnectStatistics statistics() {
    return counters.statistics(state, outbox);
  }
}
