package dev.sockjs.core.codec;

import dev.sockjs.spi.Progress;
import java.util.List;

/**
 * One frame from the server, as a value (sockjs-protocol 0.3.3, "Framing accepted by the client").
 */
public sealed interface Frame {

  /** Returns what the frame brings to the session. */
  default Progress progress() {
    return Progress.MADE;
  }

  /** {@code o}: the session is open. A second one means that the server lost the session. */
  record Open() implements Frame {}

  /** {@code h}: a heartbeat. */
  record Heartbeat() implements Frame {

    @Override
    public Progress progress() {
      return Progress.HEARTBEAT;
    }
  }

  /**
   * More than one {@code h} and nothing else: the prelude of a stream. It shows that the server is
   * alive, but it is not a heartbeat.
   */
  record Prelude() implements Frame {

    @Override
    public Progress progress() {
      return Progress.NONE;
    }
  }

  /**
   * {@code a[...]} or {@code m...}: application messages in their order, possibly none. The list is
   * not copied.
   */
  record Messages(List<String> messages) implements Frame {

    @Override
    public Progress progress() {
      return messages.isEmpty() ? Progress.NONE : Progress.MADE;
    }
  }

  /** {@code c[code,"reason"]}: the server closes the session. The code may be any integer. */
  record Close(int code, String reason) implements Frame {

    /** "Another connection still open" (sockjs-protocol 0.3.3). */
    public static final int ANOTHER_CONNECTION = 2010;

    /** With {@link #ANOTHER_CONNECTION} the frame may be ignored, and brings nothing then. */
    @Override
    public Progress progress() {
      return code == ANOTHER_CONNECTION ? Progress.NONE : Progress.MADE;
    }
  }

  /** A frame without text. The session ignores it. */
  record Empty() implements Frame {

    @Override
    public Progress progress() {
      return Progress.NONE;
    }
  }

  /**
   * Text that is not a frame. An open session ignores it; before that, it is not a SockJS server
   * that responds.
   *
   * @param excerpt the beginning of the text, to be shown
   */
  record Unknown(String excerpt) implements Frame {

    @Override
    public Progress progress() {
      return Progress.NOT_A_FRAME;
    }
  }

  /** A frame that ends the session with this code, because continuing would lose messages. */
  record Broken(int closeCode, String reason) implements Frame {}
}
