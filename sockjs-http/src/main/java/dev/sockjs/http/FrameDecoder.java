package dev.sockjs.http;

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
   * @throws FrameTooLongException if a frame is too long; the decoder is of no use any more
   */
  void decode(byte[] bytes, Consumer<String> frames) throws FrameTooLongException;

  /**
   * What has come of a frame whose end is missing.
   *
   * @return the beginning of a frame; empty at a frame boundary
   */
  String rest();

  /** Makes the decoder of one answer. */
  @FunctionalInterface
  interface Factory {

    /**
     * A new decoder.
     *
     * @param maxFrameLength the longest frame, in UTF-16 units; no more than that is held
     * @return the decoder
     */
    FrameDecoder create(int maxFrameLength);
  }
}
