package dev.sockjs.spi;

/**
 * Takes what a transport has to tell. {@link #connected} comes at most once, then frames and
 * activity, {@link #end} once and last. Calls must not overlap, on whichever threads: one that is
 * made from within another, because that asked for the next frame, overlaps too. No call blocks for
 * long or throws; once the engine has given a transport up, calls have no effect.
 */
public interface TransportListener {

  /**
   * The transport is connected: the upgrade, or the first receiving request, was answered as it
   * should be. With {@link Framing#RAW} this opens the session.
   *
   * @param facts what was agreed with the server
   */
  void connected(HandshakeDetails facts);

  /**
   * A frame came. Only as many as {@link Transport#request} has allowed.
   *
   * @param text one SockJS frame without its line end, prelude lines and heartbeats included; with
   *     {@link Framing#RAW}, one message
   */
  void frame(String text);

  /** Bytes came, though no whole frame yet, or a probe was answered: the server is alive. */
  void activity();

  /**
   * The transport has ended, for whatever reason, {@link Transport#close} included.
   *
   * @param end what happened
   */
  void end(TransportEnd end);
}
