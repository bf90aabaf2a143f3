package dev.sockjs.spring.stomp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The messages that wait for a connection, and those that a connection has and nothing confirms.
 * Guarded by the lock of the session.
 */
final class Outbox {

  private final int queueLimit;
  private final boolean receipts;
  private final int unconfirmedLimit;
  private final Deque<Outgoing> queue = new ArrayDeque<>();

  /** In the order of sending. Bounded by the two limits together. */
  private final Set<Outgoing> unconfirmed = new LinkedHashSet<>();

  /** Messages of this connection that are no longer in the set. */
  private long forgotten;

  /**
   * @param queueLimit how many messages wait for a connection; none if zero
   * @param receipts true if the broker confirms messages
   * @param unconfirmedLimit with receipts, how many messages can be without one; without receipts,
   *     how many are remembered
   */
  Outbox(int queueLimit, boolean receipts, int unconfirmedLimit) {
    this.queueLimit = queueLimit;
    this.receipts = receipts;
    this.unconfirmedLimit = unconfirmedLimit;
  }

  boolean receipts() {
    return receipts;
  }

  /** Queues a message while there is no connection. */
  void queue(Outgoing message, StompState state) {
    if (state == StompState.STOPPED || queueLimit == 0) {
      throw new StompNotSentException("the session is " + state, message.message());
    }
    if (queue.size() >= queueLimit) {
      throw new StompNotSentException(queueLimit + " messages are queued", message.message());
    }
    queue.add(message);
  }

  /** Removes the next queued message for a connection to send. */
  @Nullable Outgoing next() {
    Outgoing next = queue.poll();
    if (next != null) {
      remember(next);
    }
    return next;
  }

  /** Remembers a message that is about to be handed to the connection. */
  void handing(Outgoing message) {
    if (receipts && unconfirmed.size() >= unconfirmedLimit) {
      throw new StompNotSentException(
          unconfirmedLimit + " messages wait for receipts", message.message());
    }
    remember(message);
  }

  private void remember(Outgoing message) {
    unconfirmed.add(message);
    if (!receipts && unconfirmed.size() > unconfirmedLimit) {
      Iterator<Outgoing> oldest = unconfirmed.iterator();
      oldest.next();
      oldest.remove();
      forgotten++;
    }
  }

  /** Forgets a message. Returns false if it has been reported as possibly lost. */
  boolean forget(Outgoing message) {
    return unconfirmed.remove(message);
  }

  /** Queues a message again of which nothing was sent, before all others. */
  void putBack(Outgoing message) {
    queue.addFirst(message);
  }

  /** Removes what the connection had and nothing confirms. */
  Unconfirmed takeUnconfirmed() {
    Unconfirmed taken = new Unconfirmed(List.copyOf(unconfirmed), forgotten);
    unconfirmed.clear();
    forgotten = 0;
    return taken;
  }

  /** Removes what waits for a connection. */
  List<Outgoing> takeQueue() {
    List<Outgoing> taken = List.copyOf(queue);
    queue.clear();
    return taken;
  }

  /**
   * Messages that may be lost.
   *
   * @param messages in the order of sending
   * @param forgotten how many more there are, older than these
   */
  record Unconfirmed(List<Outgoing> messages, long forgotten) {

    List<StompMessage> list() {
      return messages.stream().map(Outgoing::message).toList();
    }

    void failed(String reason, @Nullable Throwable cause) {
      for (Outgoing message : messages) {
        message.failed(new StompPossiblyLostException(reason, message.message(), cause));
      }
    }
  }
}
