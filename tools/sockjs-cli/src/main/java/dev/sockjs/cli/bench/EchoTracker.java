package dev.sockjs.cli.bench;

import java.util.BitSet;

/**
 * Compares the sequence numbers of the echoes of one session with those that were sent. Not
 * thread-safe: the callbacks of a session run one at a time.
 *
 * <p>It remembers which of the last {@value #WINDOW} messages are missing. An older one that
 * arrives after all counts as a duplicate.
 */
final class EchoTracker {

  /** The kinds of echoes. */
  enum Kind {
    /** The next one, or the first after a gap. */
    IN_ORDER,
    /** One that was missing when a later one arrived. SockJS keeps the order, so it is a defect. */
    OUT_OF_ORDER,
    /** One that had arrived before. */
    DUPLICATE
  }

  static final int WINDOW = 65_536;

  /** The missing messages, by sequence number modulo {@link #WINDOW}. Empty without a gap. */
  private final BitSet missing = new BitSet();

  private long next;

  /** Classifies the echo of a message that was sent. */
  Kind add(long sequence) {
    if (sequence >= next) {
      skipTo(sequence);
      next = sequence + 1;
      return Kind.IN_ORDER;
    }
    int index = index(sequence);
    if (sequence < next - WINDOW || !missing.get(index)) {
      return Kind.DUPLICATE;
    }
    missing.clear(index);
    return Kind.OUT_OF_ORDER;
  }

  private void skipTo(long sequence) {
    for (long skipped = Math.max(next, sequence - WINDOW); skipped < sequence; skipped++) {
      missing.set(index(skipped));
    }
    missing.clear(index(sequence));
  }

  private static int index(long sequence) {
    return (int) (sequence % WINDOW);
  }
}
