package dev.sockjs.http.decode;

/** Thrown when a frame grows beyond the longest frame that may be passed on. */
public final class FrameTooLongException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception that names the limit.
   *
   * @param maxFrameLength the length of the longest frame, in UTF-16 units
   */
  public FrameTooLongException(int maxFrameLength) {
    super("A frame is longer than " + maxFrameLength + " UTF-16 units");
  }
}
