package dev.sockjs.cli.probe;

/** The way in which a transport receives. It determines what can block the transport. */
enum TransportKind {
  /** On a connection that was upgraded. */
  WEBSOCKET,
  /** In a response that stays open for many messages. */
  STREAMING,
  /** In a response for each frame. */
  POLLING,
  /** Unknown: the transport is not one of this project. */
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
