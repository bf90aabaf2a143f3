package dev.sockjs.reconnect;

import java.util.List;

/**
 * The messages that a session has accepted and that the server may not have received, because the
 * session did not end by a clean close of this program. This library never sends them again. If the
 * application sends them again, the server may receive them twice. Immutable.
 *
 * <p>The messages of a session have numbers, from 1, in the order in which it accepted them. The
 * server has received the messages 1 to <i>n</i>, where <i>n</i> is not known. Over HTTP, <i>n</i>
 * is at least {@link #flushed()}. Over a WebSocket, a flushed message has been written to the
 * connection, and may be lost there.
 */
public final class PossiblyLost {

  private final long accepted;
  private final long flushed;
  private final List<String> latest;

  PossiblyLost(long accepted, long flushed, List<String> latest) {
    this.accepted = accepted;
    this.flushed = flushed;
    this.latest = List.copyOf(latest);
  }

  /** {@return how many messages the session has accepted, at least 1} */
  public long accepted() {
    return accepted;
  }

  /**
   * Returns how many of the first messages were sent: written to the WebSocket or, over HTTP,
   * confirmed by a response with 200 or 204. The true number may be higher.
   *
   * @return the number
   */
  public long flushed() {
    return flushed;
  }

  /**
   * Returns the latest messages that the session has accepted, oldest first; the last one has the
   * number {@link #accepted()}. The list is bounded; see {@link
   * ReconnectingSockJsBuilder#rememberLimit}.
   *
   * @return the messages
   */
  public List<String> latest() {
    return latest;
  }

  /**
   * Returns those of {@link #latest()} that were not flushed, oldest first.
   *
   * @return the messages
   */
  public List<String> latestUnflushed() {
    int unflushed = (int) Math.min(accepted - flushed, latest.size());
    return latest.subList(latest.size() - unflushed, latest.size());
  }

  /** {@return a description without the messages} */
  @Override
  public String toString() {
    return accepted + " messages accepted, " + flushed + " flushed";
  }
}
