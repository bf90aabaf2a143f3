package dev.sockjs.spi;

/**
 * What a text that arrived in a response brings to the session. A transport that receives with
 * several requests uses it to decide when, and whether, to send the next one.
 */
public enum Progress {

  /** An open frame, messages, or a close frame. The next request may follow at once. */
  MADE,

  /**
   * A heartbeat. It is progress if its response took its time: a server that sends heartbeats
   * without waiting causes one request after the other.
   */
  HEARTBEAT,

  /** A frame that brings nothing: a prelude, an empty array, or no text at all. */
  NONE,

  /**
   * The text is not a frame, for example a line of a web page. Before the first progress it shows
   * that no SockJS server responds.
   */
  NOT_A_FRAME
}
