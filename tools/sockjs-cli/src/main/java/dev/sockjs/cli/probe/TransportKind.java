package dev.sockjs.cli.probe;

/** How a transport receives, which decides what can be in its way. */
enum TransportKind {
  /** One connection that is upgraded. */
  WEBSOCKET,
  /** An answer that does not end while messages come. */
  STREAMING,
  /** An answer for each message. */
  POLLING,
  /** Somebody's own. */
  OTHER;

  static TransportKind of(String transport) {
    if (transport.startsWith("websocket")) {
      return WEBSOCKET;
    }
    if (transport.endsWith("-polling")) {
      return POLLING;
    }
    return transport.endsWith("-streaming")
            || transport.endsWith("eventsource")
            || transport.endsWith("htmlfile")
        ? STREAMING
        : OTHER;
  }
}
