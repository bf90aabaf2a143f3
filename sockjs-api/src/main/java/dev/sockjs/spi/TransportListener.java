package dev.sockjs.spi;

/**
 * Receives the events of one transport: {@link #connected} at most once, then frames and activity,
 * and {@link #end} exactly once, as the last event.
 *
 * <p>Calls may come from any thread but must not overlap. Nested calls overlap too: if {@link
 * #frame} requests the next frame, the transport passes that on only after {@code frame} has
 * returned.
 *
 * <p>The methods return quickly and do not throw. After the engine has aborted the transport, they
 * have no effect.
 */
public interface TransportListener {

  /**
   * Called when the transport is connected: the server has accepted the upgrade or the first
   * receiving request. With {@link Framing#RAW} this opens the session.
   *
   * @param details the result of the handshake
   */
  void connected(HandshakeDetails details);

  /**
   * Called when the server has accepted another receiving request of the session, before the frames
   * of that response. Only transports that receive with several requests call this.
   */
  default void reopened() {}

  /**
   * Called when a frame has arrived, and no more often than {@code Transport.request} allows.
   *
   * @param text one SockJS frame without its line end, including preludes and heartbeats; with
   *     {@link Framing#RAW}, one message
   * @return true if the frame is progress: an open or close frame, messages, or a heartbeat; false
   *     for a prelude, an empty array, or text that is not a frame
   */
  boolean frame(String text);

  /**
   * Called instead of {@link #frame} by a transport that receives with several requests, under the
   * same rules. Such a transport backs off when consecutive responses bring no progress, and ends
   * when that goes on. It also decides about text that is not a frame, because it knows the
   * response; the engine ignores such text here, while {@link #frame} before the open frame fails
   * the attempt.
   *
   * @param text one SockJS frame, as for {@link #frame}
   * @return what the text brings
   */
  default Progress frameOfResponse(String text) {
    return frame(text) ? Progress.MADE : Progress.NONE;
  }

  /**
   * Called when the server has shown that it is alive: bytes have arrived that do not complete a
   * frame, or the response to a probe or, over HTTP, to a send.
   */
  void activity();

  /**
   * Called when the transport has ended, for any reason, including {@code Transport.close}. No
   * event may follow.
   *
   * @param end the facts about the end
   */
  void end(TransportEnd end);
}
