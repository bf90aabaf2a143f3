package dev.sockjs.spi;

/** How messages travel over a transport. */
public enum Framing {
  /**
   * SockJS frames from the server, JSON arrays of strings to it (sockjs-protocol 0.3.3, "Framing").
   * The session opens with the server's {@code o}.
   */
  SOCKJS,
  /**
   * Plain messages both ways (sockjs-protocol 0.3.3, "Raw WebSocket endpoint"). The session opens
   * when the transport is connected.
   */
  RAW
}
