package dev.sockjs.blackbox.reliability;

import java.util.Optional;

/** What can end a session, and how the session has to end, by the state it was in. */
enum EndEvent {
  USER_CLOSE(Ends.GOODBYE, Ends.GOODBYE, Ends.GOODBYE),
  SERVER_CLOSE(Ends.NO_INFO, Ends.GO_AWAY, Ends.GO_AWAY),
  FIN(Ends.NO_INFO, Ends.NO_TRANSPORT, Ends.LOST),
  RST(Ends.NO_INFO, Ends.NO_TRANSPORT, Ends.LOST),

  /** The network swallows everything; the server lives. */
  HALF_OPEN_SILENCE(Ends.NO_INFO, Ends.NO_TRANSPORT, Ends.NO_HEARTBEAT),

  /** The server takes everything and answers nothing. */
  TIMEOUT(Ends.NO_INFO, Ends.NO_TRANSPORT, Ends.NO_HEARTBEAT),
  STATUS_404(
      Ends.NO_INFO + ", status 404",
      Ends.NO_TRANSPORT,
      "1006 \"The server does not know the session"),
  STATUS_503(
      Ends.NO_INFO + ", status 503",
      Ends.NO_TRANSPORT,
      "1006 \"The request was answered 503\" (unclean, status 503"),
  MALFORMED(Ends.NO_INFO, Ends.NO_TRANSPORT, "1002 "),

  /** Every callback throws; then the next thing fails, and the open session is closed. */
  LISTENER_THROWS(Ends.NO_INFO + ", status 404", Ends.NO_TRANSPORT, Ends.GO_AWAY),

  /**
   * The thread that runs the listener, or calls, is interrupted, and goes on to use the session.
   */
  INTERRUPT(Ends.GOODBYE, Ends.GOODBYE, Ends.GOODBYE),
  CLIENT_CLOSE(Ends.CLIENT + " (clean", Ends.CLIENT + " (clean", Ends.CLIENT + " (clean"),
  CLIENT_CLOSE_NOW(Ends.CLIENT + " (unclean", Ends.CLIENT + " (unclean", Ends.CLIENT + " (unclean");

  /** Where the session is when it happens. */
  enum State {
    /** The info request is under way. */
    INFO,

    /** The request to receive, or to upgrade, is under way. */
    CONNECTING,
    OPEN,

    /** {@code close(3001, "bye")} was called, and the server does nothing about it. */
    CLOSING
  }

  /** How a close event begins. */
  private static final class Ends {
    static final String GOODBYE = "3001 \"bye\" (clean";
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

  /** What the close event begins with. */
  String endIn(State state) {
    return switch (state) {
      case INFO -> info;
      case CONNECTING -> connecting;
      case OPEN -> open;
      case CLOSING -> "3001 \"bye\""; // once the application has said goodbye, that stands
    };
  }

  /** Why it cannot happen on a transport in a state. */
  Optional<String> cannotHappen(State state, String transport) {
    boolean upgraded = WireFormat.of(transport).isWebSocket() && state.compareTo(State.OPEN) >= 0;
    if (upgraded && (this == STATUS_404 || this == STATUS_503)) {
      return Optional.of("an upgraded connection has no answers any more");
    }
    if (this == SERVER_CLOSE && state == State.CONNECTING && transport.equals("websocket-raw")) {
      return Optional.of("a raw WebSocket is open as soon as it can be told anything");
    }
    return Optional.empty();
  }
}
