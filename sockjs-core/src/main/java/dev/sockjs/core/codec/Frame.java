package dev.sockjs.core.codec;

import java.util.List;

/**
 * One frame from the server, as a value (sockjs-protocol 0.3.3, "Framing accepted by the client").
 */
public sealed interface Frame {

  /** {@code o}: the session is open; a second one says that the server lost it. */
  record Open() implements Frame {}

  /** {@code h}: a heartbeat. */
  record Heartbeat() implements Frame {}

  /** More than one {@code h} and nothing else: the prelude of a stream. Life, but no heartbeat. */
  record Life() implements Frame {}

  /**
   * {@code a[...]} or {@code m...}: application messages in their order, possibly none. The list is
   * given away with the frame, not copied.
   */
  record Messages(List<String> messages) implements Frame {}

  /** {@code c[code,"reason"]}: the server ended the session. The code is whatever it sent. */
  record Close(int code, String reason) implements Frame {}

  /** An empty or unknown frame, which harms nobody. */
  record Ignored(String why) implements Frame {}

  /** A frame that has to end the session with this code, because going on would lose messages. */
  record Broken(int closeCode, String why) implements Frame {}
}
