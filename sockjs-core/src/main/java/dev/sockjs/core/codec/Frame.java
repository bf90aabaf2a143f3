package dev.sockjs.core.codec;

import java.util.List;

/**
 * One frame from the server, as a value (sockjs-protocol 0.3.3, "Framing accepted by the client").
 */
public sealed interface Frame {

  /**
   * Tells if the frame is progress, as {@link dev.sockjs.spi.TransportListener#frame} defines it.
   */
  default boolean isProgress() {
    return true;
  }

  /** {@code o}: the session is open. A second one means that the server lost the session. */
  record Open() implements Frame {}

  /** {@code h}: a heartbeat. */
  record Heartbeat() implements Frame {}

  /**
   * More than one {@code h} and nothing else: the prelude of a stream. It shows that the server is
   * alive, but it is not a heartbeat.
   */
  record Prelude() implements Frame {

    @Override
    public boolean isProgress() {
      return false;
    }
  }

  /**
   * {@code a[...]} or {@code m...}: application messages in their order, possibly none. The list is
   * not copied.
   */
  record Messages(List<String> messages) implements Frame {

    @Override
    public boolean isProgress() {
      return !messages.isEmpty();
    }
  }

  /** {@code c[code,"reason"]}: the server closes the session. The code may be any integer. */
  record Close(int code, String reason) implements Frame {}

  /** An empty or unknown frame, which the session ignores. */
  record Ignored(String reason) implements Frame {

    @Override
    public boolean isProgress() {
      return false;
    }
  }

  /** A frame that ends the session with this code, because continuing would lose messages. */
  record Broken(int closeCode, String reason) implements Frame {}
}
