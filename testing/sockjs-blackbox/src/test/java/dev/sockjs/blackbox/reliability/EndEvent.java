package dev.sockjs.blackbox.reliability;

import dev.sockjs.blackbox.Transports;
import java.util.Optional;

/** The events that end a session, with the expected close event for each state. */
enum EndEvent {
  USER_CLOSE(Ends.USER, Ends.USER, Ends.USER),
  SERVER_CLOSE(Ends.NO_INFO, Ends.GO_AWAY, Ends.GO_AWAY),
  FIN(Ends.NO_INFO, Ends.NO_TRANSPORT, Ends.LOST),
  RST(Ends.NO_INFO, Ends.NO_TRANSPORT, Ends.LOST),

  /** The network drops every packet; the server runs. */
  HALF_OPEN_SILENCE(Ends.NO_INFO, Ends.NO_TRANSPORT, Ends.NO_HEARTBEAT),

  /** The server reads everything and responds to nothing. */
  TIMEOUT(Ends.NO_INFO, Ends.NO_TRANSPORT, Ends.NO_HEARTBEAT),
  STATUS_404(
      Ends.NO_INFO + ", status 404",
      Ends.NO_TRANSPORT,
      "1006 \"The server does not know the session"),
  STATUS_503(
      Ends.NO_INFO + ", status 503",
      Ends.NO_TRANSPORT,
      "1006 \"The response status was 503\" (unclean, status 503"),
  MALFORMED(Ends.NO_INFO, Ends.NO_TRANSPORT, "1002 "),

  /** Every callback throws. Then a connect fails, or the server closes the open session. */
  LISTENER_THROWS(Ends.NO_INFO + ", status 404", Ends.NO_TRANSPORT, Ends.GO_AWAY),

  /**
   * The thread that runs the listener, or that calls, is interrupted and continues to use the
   * session.
   */
  INTERRUPT(Ends.USER, Ends.USER, Ends.USER),
  CLIENT_CLOSE(Ends.CLIENT + " (clean", Ends.CLIENT + " (clean", Ends.CLIENT + " (clean"),
  CLIENT_CLOSE_NOW(Ends.CLIENT + " (unclean", Ends.CLIENT + " (unclean", Ends.CLIENT + " (unclean");

  /** The state of the session at the time of the event. */
  enum State {
    /** The info request has no response. */
    INFO,

    /** The receiving request, or the upgrade, has no response. */
    CONNECTING,
    OPEN,

    /** The application has called {@code close(3001, "bye")}, and the server does not react. */
    CLOSING
  }

  /** The start of the text of a close event. */
  private static final class Ends {
    static final String USER = "3001 \"bye\" (clean";
    static final String GO_AWAY = "3000 \"Go away!\" (clean";
    static final String NO_INFO = "1002 \"Cannot connect to server\" (unclean";
    static final String NO_TRANSPORT = "2000 \"All transports failed\" (unclean";
    static final String LOST = "1006 ";
    static final String NO_HEARTBEAT = "1006 \"No heartbeat\" (unclean";
    static final String CLIENT = "1001 \"Client closed\"";
  }

  private final String info;
  private final String connecting;
  private final String open;

  EndEvent(String info, String connecting, String open) {
    this.info = info;
    this.connecting = connecting;
    this.open = open;
  }

  /** Returns the expected start of the text of the close event. */
  String endIn(State state) {
    return switch (state) {
      case INFO -> info;
      case CONNECTING -> connecting;
      case OPEN -> open;
      case CLOSING -> "3001 \"bye\""; // the close of the application takes precedence
    };
  }

  /**
   * Returns the reason why the event is impossible in a state of a transport; empty if possible.
   */
  Optional<String> whyImpossible(State state, String transport) {
    boolean upgraded = WireFormat.of(transport).isWebSocket() && state.compareTo(State.OPEN) >= 0;
    if (upgraded && (this == STATUS_404 || this == STATUS_503)) {
      return Optional.of("an upgraded connection has no HTTP responses");
    }
    if (this == SERVER_CLOSE && state == State.CONNECTING && Transports.isRaw(transport)) {
      return Optional.of("a raw WebSocket opens with the upgrade, before any frame");
    }
    return Optional.empty();
  }
}
