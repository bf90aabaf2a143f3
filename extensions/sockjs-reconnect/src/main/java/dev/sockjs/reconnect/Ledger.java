package dev.sockjs.reconnect;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** The messages that one session has accepted. Guarded by {@link Status}. */
final class Ledger {

  /** The size of a message beyond its length, because short messages need memory too. */
  private static final int OVERHEAD = 16;

  private final int limit;
  private final Queue<String> latest = new ArrayDeque<>();
  private long latestSize;
  private long accepted;
  private long flushed;
  private boolean awaitingFlush;

  /**
   * @param limit how much is remembered, in UTF-16 units
   */
  Ledger(int limit) {
    this.limit = limit;
  }

  /** Records a message that the session has accepted. */
  void add(String message) {
    accepted++;
    latest.add(message);
    latestSize += size(message);
    while (latestSize > limit) {
      latestSize -= size(latest.remove());
    }
  }

  private static long size(String message) {
    return (long) message.length() + OVERHEAD;
  }

  long accepted() {
    return accepted;
  }

  long unflushed() {
    return accepted - flushed;
  }

  /**
   * Returns true if a new flush is to be awaited: there are messages for it, and none is awaited.
   */
  boolean startFlush() {
    boolean start = !awaitingFlush && accepted > flushed;
    awaitingFlush |= start;
    return start;
  }

  /** Records that the first messages were flushed. */
  void flushed(long count) {
    flushed = count;
    awaitingFlush = false;
  }

  PossiblyLost possiblyLost() {
    return new PossiblyLost(accepted, flushed, List.copyOf(latest));
  }
}
