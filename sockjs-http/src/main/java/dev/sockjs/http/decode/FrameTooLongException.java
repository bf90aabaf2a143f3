package dev.sockjs.http.decode;

/** A frame grew beyond the longest that may be passed on, and was not read to its end. */
public final class FrameTooLongException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Names the bound.
   *
   * @param maxFrameLength the longest frame, in UTF-16 units
   */
  public FrameTooLongException(int maxFrameLength) {
    super("A frame is longer than " + maxFrameLength + " UTF-16 units");
  }
}
