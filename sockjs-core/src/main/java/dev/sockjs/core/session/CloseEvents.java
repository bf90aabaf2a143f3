package dev.sockjs.core.session;

import dev.sockjs.CloseEvent;
import dev.sockjs.core.codec.Frame;
import dev.sockjs.core.codec.PrintableCause;
import dev.sockjs.spi.Causes;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.TransportEnd;

/** Creates the close events that the engine reports to the application. */
final class CloseEvents {

  /** "Normal closure", RFC 6455 section 7.4.1. */
  static final int NORMAL = 1000;

  /** "Abnormal closure", RFC 6455 section 7.4.1: the connection was lost. */
  private static final int ABNORMAL = 1006;

  /** The close code of sockjs-client if no transport works (lib/main.js, {@code _connect}). */
  private static final int ALL_TRANSPORTS_FAILED = 2000;

  private static final int NOT_FOUND = 404;

  private CloseEvents() {}

  /** Tells if an application may close with this code: 1000, or 3000 to 4999. */
  static boolean isApplicationCode(int code) {
    return code == NORMAL || (code >= 3000 && code <= 4999);
  }

  static CloseEvent closedByServer(Frame.Close close) {
    return CloseEvent.of(close.code(), close.reason(), true);
  }

  static CloseEvent brokenFrame(Frame.Broken broken) {
    return CloseEvent.of(broken.closeCode(), broken.reason(), false);
  }

  static CloseEvent serverLostSession() {
    return CloseEvent.of(ABNORMAL, "Server lost session", false);
  }

  static CloseEvent noHeartbeat() {
    return CloseEvent.of(ABNORMAL, "No heartbeat", false);
  }

  static CloseEvent aborted() {
    return CloseEvent.of(ABNORMAL, "Aborted", false);
  }

  static CloseEvent internalError(Throwable cause) {
    return CloseEvent.of(ABNORMAL, "Internal error", false).withCause(cause);
  }

  static CloseEvent allTransportsFailed() {
    return CloseEvent.of(ALL_TRANSPORTS_FAILED, "All transports failed", false);
  }

  /** Returns the event for a connect that the end of a transport stopped. */
  static CloseEvent allTransportsFailed(TransportEnd end) {
    return withDetails(allTransportsFailed(), end);
  }

  /** Returns the event for an open session whose transport has ended. */
  static CloseEvent connectionLost(TransportEnd end) {
    if (end.status().orElse(0) == NOT_FOUND) {
      String reason = "The server does not know the session (404): is the balancer sticky?";
      return withDetails(CloseEvent.of(ABNORMAL, reason, false), end);
    }
    boolean closedByPeer = isClosedByPeer(end);
    String reason = end.reason().isEmpty() && !closedByPeer ? "Connection lost" : end.reason();
    return withDetails(CloseEvent.of(end.code().orElse(ABNORMAL), reason, closedByPeer), end);
  }

  /** Tells if the server has closed the WebSocket. */
  static boolean isClosedByPeer(TransportEnd end) {
    return end.kind() == EndKind.CLOSED && end.code().isPresent();
  }

  private static CloseEvent withDetails(CloseEvent event, TransportEnd end) {
    CloseEvent complete = event;
    if (end.status().isPresent()) {
      complete = complete.withStatus(end.status().getAsInt());
    }
    return end.cause().isPresent()
        ? complete.withCause(PrintableCause.of(Causes.explained(end.cause().get())))
        : complete;
  }
}
