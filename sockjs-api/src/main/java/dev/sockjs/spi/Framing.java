package dev.sockjs.spi;

import java.util.List;

/** The encoding of messages on a transport. */
public enum Framing {
  /**
   * SockJS frames from the server, and JSON arrays of strings to the server (sockjs-protocol 0.3.3,
   * "Framing"). The session opens with the server's {@code o}.
   */
  SOCKJS,
  /**
   * Plain messages in both directions (sockjs-protocol 0.3.3, "Raw WebSocket endpoint"). The
   * session opens when the transport is connected.
   */
  RAW;

  /**
   * Encodes a batch for the wire.
   *
   * @param batch as {@link Transport#send} gets it
   * @return with {@link #SOCKJS} one text, the JSON array of the batch; with {@link #RAW} each
   *     message
   */
  public List<String> encode(List<String> batch) {
    return this == SOCKJS ? List.of("[" + String.join(",", batch) + "]") : batch;
  }
}
