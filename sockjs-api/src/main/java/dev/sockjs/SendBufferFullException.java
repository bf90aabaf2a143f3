package dev.sockjs;

/**
 * Reports that a message was <em>not</em> accepted, because it does not fit into the send buffer
 * now. The bound is {@link SockJsOptionsBuilder#maxBufferedAmount}. Send the message again after
 * the listener's {@code onWritable}, or use {@code SockJs.offer}, which returns false instead of
 * throwing.
 */
public final class SendBufferFullException extends SockJsException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param bufferedAmount the UTF-8 bytes that wait to be sent
   * @param maxBufferedAmount the bound, in UTF-8 bytes
   */
  public SendBufferFullException(long bufferedAmount, long maxBufferedAmount) {
    super(
        "The message does not fit into the send buffer, where "
            + bufferedAmount
            + " of "
            + maxBufferedAmount
            + " bytes wait to be sent: send it again after onWritable",
        null);
  }
}
