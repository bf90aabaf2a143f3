package dev.sockjs.reconnect;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.spi.Causes;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;

/** The rule of {@link RetryPolicy#isWorthRetrying}, whose Javadoc lists it. */
final class RetryRule {

  /** "Normal closure", RFC 6455 section 7.4.1. */
  private static final int NORMAL = 1000;

  /** RFC 6455 section 7.4.1: data, a message or an extension that the peer does not accept. */
  private static final Set<Integer> VIOLATIONS = Set.of(1003, 1007, 1008, 1009, 1010);

  /** How sockjs-node ends a session that did not respond to a PING. */
  private static final String NO_PONG = "No response from heartbeat";

  /** Client errors that pass by themselves: timeout, too early, and too many requests. */
  private static final Set<Integer> PASSING_STATUSES = Set.of(408, 425, 429);

  private RetryRule() {}

  static boolean isWorthRetrying(Disconnect disconnect) {
    if (causes(disconnect).anyMatch(RetryRule::isPermanent)) {
      return false;
    }
    return switch (disconnect.kind()) {
      case SOURCE_FAILED -> causes(disconnect).noneMatch(RetryRule::isProgrammingError);
      case RENEWAL_FAILED -> true;
      case CONNECT_FAILED -> isConnectRetried(disconnect);
      case LOST, CLOSED_BY_SERVER -> !isRefusal(disconnect.closeEvent());
    };
  }

  private static boolean isConnectRetried(Disconnect disconnect) {
    CloseEvent event = disconnect.closeEvent();
    int status = disconnect.httpStatus().orElse(0);
    return event.code() != NORMAL
        && !isRefusal(event)
        && (status < 400 || status >= 500 || PASSING_STATUSES.contains(status))
        && !isEveryTransportHopeless(disconnect.tried());
  }

  private static boolean isRefusal(CloseEvent event) {
    boolean ofApplication = event.code() >= 3000 && event.code() <= 4999;
    return VIOLATIONS.contains(event.code()) || (ofApplication && !event.reason().equals(NO_PONG));
  }

  /** A transport that another attempt can open must not be given up because of the others. */
  private static boolean isEveryTransportHopeless(List<Attempt> tried) {
    return !tried.isEmpty() && tried.stream().allMatch(RetryRule::isHopeless);
  }

  private static boolean isHopeless(Attempt attempt) {
    return attempt.outcome() == Attempt.Outcome.SKIPPED
        || attempt.cause().stream().flatMap(Causes::of).anyMatch(RetryRule::isPermanent);
  }

  private static Stream<Throwable> causes(Disconnect disconnect) {
    return disconnect.closeEvent().cause().stream().flatMap(Causes::of);
  }

  private static boolean isPermanent(Throwable cause) {
    return cause instanceof CertificateException
        || cause instanceof SSLPeerUnverifiedException
        || Causes.isLinkageFailure(cause);
  }

  private static boolean isProgrammingError(Throwable cause) {
    return cause instanceof IllegalArgumentException || cause instanceof NullPointerException;
  }
}
