package dev.sockjs.http.decode;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds the frames in the body of one answer. Bytes may be cut anywhere, inside a character too: it
 * makes no difference to the frames. Used by one thread at a time.
 */
public interface FrameDecoder {

  /**
   * Takes in the next bytes.
   *
   * @param bytes the bytes; not kept
   * @param frames takes each frame that ends in them, in order, without its envelope
   * @throws FrameTooLongException if a frame, or what stands before it, is too long; the decoder is
   *     of no use any more
   */
  void decode(byte[] bytes, Consumer<String> frames) throws FrameTooLongException;

  /**
   * What has come of a frame whose end is missing. An answer that ends here was cut.
   *
   * @return the beginning of a frame, perhaps no more than its envelope's; or nothing, at a frame
   *     boundary
   */
  Optional<String> rest();
}
