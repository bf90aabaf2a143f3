package dev.sockjs;

/** The kinds of ends of a session, by which {@link ClientStatistics} counts them. */
public enum SessionEnd {
  /** The application or its client closed or aborted the session. */
  APPLICATION,
  /** The server closed the session, with a close frame or a WebSocket close. */
  SERVER,
  /** The connection was lost, or the server no longer knew the session. */
  LOST,
  /** The server was silent for too long. */
  SILENT,
  /** The server sent a frame that cannot be read. */
  PROTOCOL,
  /** The engine failed. */
  INTERNAL
}
