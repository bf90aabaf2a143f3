package dev.sockjs.blackbox.reliability;

/** One action of a {@link ControlledServer}. */
sealed interface ServerAction {

  /** Sends a frame. */
  record Frame(String text) implements ServerAction {}

  /** Sends a CLOSE frame of the WebSocket protocol. */
  record Close(int code, String reason) implements ServerAction {}

  /** Responds with a status. */
  record Status(int status) implements ServerAction {}

  /** Ends the response, an empty one if nothing was sent. */
  record EndResponse() implements ServerAction {}

  /** Sends bytes that are neither HTTP nor a WebSocket frame. */
  record InvalidBytes() implements ServerAction {}

  /** Waits for PING frames, and responds to each with PONG. */
  record AwaitPings(int count) implements ServerAction {}

  /** Ends the connection with FIN. */
  record Fin() implements ServerAction {}

  /** Ends the connection with RST. */
  record Reset() implements ServerAction {}

  /** Sends nothing more, and closes when the client closes. Always the last action. */
  record Idle() implements ServerAction {}
}
