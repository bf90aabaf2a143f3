package dev.sockjs.spi;

/**
 * Receives the events of one transport. {@link #connected} comes at most once, then frames and
 * activity, and {@link #end} once and last.
 *
 * <p>Calls may come from any thread but must not overlap. A call made from within another call
 * overlaps too; that happens when the first one requests the next frame. No method blocks for long
 * or throws. Once the engine has aborted a transport, its calls have no effect.
 */
public interface TransportListener {

  /**
   * The transport is connected: the server accepted the upgrade, or the first receiving request.
   * With {@link Framing#RAW} this opens the session.
   *
   * @param details what client and server agreed on
   */
  void connected(HandshakeDetails details);

  /**
   * The server accepted another receiving request of the same session, so the next frame is the
   * first of a new response. Only transports that receive by several requests call this, each time
   * before the frames of the response.
   */
  default void reopened() {}

  /**
   * A frame arrived. Comes only as often as {@link Transport#request} allowed.
   *
   * @param text one SockJS frame without its line end, preludes and heartbeats included; with
   *     {@link Framing#RAW}, one message
   * @return true if the frame is progress, as an open frame, a message or a heartbeat is; false for
   *     a prelude or text that is not a frame. A transport that receives by several requests backs
   *     off when response after response brings no progress
   */
  boolean frame(String text);

  /** Bytes arrived but no complete frame yet, or a probe got a response: the server is alive. */
  void activity();

  /**
   * The transport has ended, for any reason, {@link Transport#close} included.
   *
   * @param end the facts about the end
   */
  void end(TransportEnd end);
}
