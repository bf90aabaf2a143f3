package dev.sockjs.http.decode;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds the frames in the body of one response. The body may be split anywhere, even inside a
 * character, without a difference to the frames. Used by one thread at a time.
 */
public interface FrameDecoder {

  /**
   * Decodes the next bytes.
   *
   * @param bytes the bytes; not kept
   * @param frames receives each frame that ends in these bytes, in order, without its envelope
   * @throws FrameTooLongException if a frame, or the text before it, is too long. The decoder
   *     cannot be used after that
   */
  void decode(byte[] bytes, Consumer<String> frames) throws FrameTooLongException;

  /**
   * Returns the beginning of a frame whose end has not arrived. A response that ends here was cut
   * off.
   *
   * @return the text of the frame, which is empty if only a part of its envelope has arrived; or an
   *     empty {@code Optional} at a frame boundary
   */
  Optional<String> partialFrame();
}
