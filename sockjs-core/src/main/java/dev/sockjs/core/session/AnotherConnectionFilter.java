package dev.sockjs.core.session;

import dev.sockjs.core.codec.Frame;

/**
 * Recognizes the close frame 2010, "Another connection still open" (sockjs-protocol 0.3.3), that
 * does not end the session. Vert.x sends it as the first frame of a response if it has not yet
 * noticed that the previous receiving request is over. The transport then sends another receiving
 * request. If that gets the same frame, another receiver does exist, and the frame counts.
 */
final class AnotherConnectionFilter {

  /** Set until the first frame after {@link #reopened}; preludes do not count. */
  private boolean expectsFirstFrame;

  /** Set if the last frame was ignored. */
  private boolean hasIgnored;

  /** The next frame is the first one of another response. */
  void reopened() {
    expectsFirstFrame = true;
  }

  /** Tells if the session must ignore this frame. Must be called once for every frame. */
  boolean ignores(Frame frame) {
    if (frame instanceof Frame.Prelude) {
      return false;
    }
    hasIgnored = expectsFirstFrame && !hasIgnored && isAnotherConnection(frame);
    expectsFirstFrame = false;
    return hasIgnored;
  }

  private static boolean isAnotherConnection(Frame frame) {
    return frame instanceof Frame.Close close && close.code() == Frame.Close.ANOTHER_CONNECTION;
  }
}
