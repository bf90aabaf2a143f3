package dev.sockjs.reconnect;

import dev.sockjs.CloseEvent;

/** The close event of every session of a client that is closed; see {@code SockJsClient.close}. */
final class ClientClosed {

  private static final int CODE = 1001;
  private static final String REASON = "Client closed";

  private ClientClosed() {}

  static CloseEvent event() {
    return CloseEvent.of(CODE, REASON, false);
  }

  static boolean isCauseOf(CloseEvent event) {
    return event.code() == CODE && event.reason().equals(REASON);
  }
}
