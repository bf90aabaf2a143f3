package dev.sockjs;

/**
 * The message was <em>not</em> accepted: with it, {@link SockJs#bufferedAmount()} would exceed
 * {@link SockJsOptions#maxBufferedAmount()}. Send again after {@link SockJsListener#onWritable
 * onWritable}, or use {@link SockJs#offer offer}, which returns false instead of throwing.
 */
public final class SendBufferFullException extends SockJsException {

  private static final long serialVersionUID = 1L;

  /**
   * Tells how full the buffer is.
   *
   * @param bufferedAmount the UTF-8 bytes that wait now
   * @param maxBufferedAmount the bound
   */
  public SendBufferFullException(long bufferedAmount, long maxBufferedAmount) {
    super(
        "The message was not accepted: "
            + bufferedAmount
            + " of "
            + maxBufferedAmount
            + " bytes wait to be sent",
        null);
  }
}
