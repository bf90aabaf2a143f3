package dev.sockjs.reconnect;

/** Treatment of a message that is sent while no session is {@link ReconnectState#OPEN}. */
public enum SendWhileDown {

  /** The message is refused: {@code send} throws {@link SendRefusedException}. The default. */
  REFUSE,

  /**
   * The message waits for the next session, which sends it after the messages of {@code onOpen}.
   * The queue is bounded; see {@link ReconnectingSockJsBuilder#queueLimit}.
   */
  QUEUE
}
