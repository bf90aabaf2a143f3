package dev.sockjs.reconnect;

import dev.sockjs.reconnect.ReconnectEnd.Reason;
import org.jspecify.annotations.Nullable;

/** Decides if another attempt follows after an end. */
final class RetryDecision {

  private final RetryPolicy policy;
  private final Events events;

  RetryDecision(RetryPolicy policy, Events events) {
    this.policy = policy;
    this.events = events;
  }

  /** Returns why no attempt follows, or null if one does. Calls the application. */
  @Nullable Reason reasonToStop(Disconnect disconnect) {
    if (ClientClosed.isCauseOf(disconnect.closeEvent())) {
      return Reason.CLIENT_CLOSED;
    }
    if (!isRetryWanted(disconnect)) {
      return Reason.NOT_RETRIED;
    }
    int limit = policy.maxAttempts().orElse(Integer.MAX_VALUE);
    return disconnect.attempts() >= limit ? Reason.TOO_MANY_ATTEMPTS : null;
  }

  private boolean isRetryWanted(Disconnect disconnect) {
    try {
      return policy.retryIf().test(disconnect);
    } catch (RuntimeException | Error e) {
      events.error(e);
      return false;
    }
  }
}
