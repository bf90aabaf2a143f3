package dev.sockjs.reconnect;

import dev.sockjs.SendBufferFullException;
import dev.sockjs.SessionClosedException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands messages to the current session, or queues them. Holds no lock while it does so. */
final class Sender {

  private final Status status;
  private final Events events;
  private final SendWhileDown whileDown;
  private final Consumer<LiveSession> onLastSent;

  /**
   * @param onLastSent called if a session has ended while it was handed a message, after that
   */
  Sender(Status status, Events events, SendWhileDown whileDown, Consumer<LiveSession> onLastSent) {
    this.status = status;
    this.events = events;
    this.whileDown = whileDown;
    this.onLastSent = onLastSent;
  }

  /** Does what {@link ReconnectingSockJs#send} says. */
  void send(String message) {
    boolean accepted;
    do {
      LiveSession open = takeOpen();
      accepted = open == null ? queue(message) : handOverUnlessClosed(open, message);
    } while (!accepted);
  }

  private @Nullable LiveSession takeOpen() {
    synchronized (status) {
      LiveSession open = status.open();
      if (open != null) {
        open.sending++;
      }
      return open;
    }
  }

  private boolean handOverUnlessClosed(LiveSession session, String message) {
    try {
      handOver(session, message);
      return true;
    } catch (SessionClosedException e) {
      return false; // A session whose end has not been reported yet is as good as none.
    }
  }

  /** Queues a message, and returns false if a session is open now. */
  private boolean queue(String message) {
    long bytes = whileDown == SendWhileDown.QUEUE ? Utf8.length(message) : 0;
    synchronized (status) {
      if (status.open() != null) {
        return false;
      }
      ReconnectState state = status.state();
      if (whileDown == SendWhileDown.REFUSE || !state.isAlive()) {
        status.counters.refused++;
        throw new SendRefusedException(
            state == ReconnectState.OPEN ? ReconnectState.WAITING : state);
      }
      status.outbox.add(message, bytes);
      return true;
    }
  }

  /** Sends a message of {@code onOpen}. */
  void sendFirst(LiveSession session, String message) {
    synchronized (status) {
      session.sending++;
    }
    handOver(session, message);
  }

  /**
   * Sends the queued messages, and then opens the way for others. On the callbacks of the session.
   *
   * @return true if the session is open now; false if it has ended or its send buffer is full
   */
  boolean renew(LiveSession session) {
    while (true) {
      String next;
      synchronized (status) {
        if (!status.isRenewing(session)) {
          return false;
        }
        next = status.outbox.peek();
        if (next == null) {
          status.change(ReconnectState.OPEN);
          return true;
        }
        session.sending++;
      }
      if (!handOverQueued(session, next)) {
        return false;
      }
    }
  }

  private boolean handOverQueued(LiveSession session, String message) {
    try {
      handOver(session, message);
      removeQueued();
    } catch (SendBufferFullException | SessionClosedException e) {
      return false; // onWritable or the end of the session follows.
    } catch (IllegalArgumentException e) {
      removeQueued();
      synchronized (status) {
        status.counters.notSent++;
      }
      events.notSent(List.of(message), String.valueOf(e.getMessage()));
    }
    return true;
  }

  private void removeQueued() {
    synchronized (status) {
      status.outbox.remove();
    }
  }

  /**
   * Hands a message to a session whose {@code sending} has been increased for it.
   *
   * @throws RuntimeException as {@code SockJs.send} does
   */
  private void handOver(LiveSession session, String message) {
    boolean accepted = false;
    boolean closed = false;
    try {
      session.openSock().send(message);
      accepted = true;
    } catch (SessionClosedException e) {
      closed = true;
      throw e;
    } finally {
      handedOver(session, message, accepted, closed);
    }
    awaitFlush(session);
  }

  private void handedOver(LiveSession session, String message, boolean accepted, boolean closed) {
    boolean last;
    synchronized (status) {
      session.sending--;
      session.refusing |= closed;
      if (accepted) {
        status.counters.accepted++;
        session.ledger.add(message);
      }
      last = session.sending == 0 && session.end != null;
    }
    if (last) {
      onLastSent.accept(session);
    }
  }

  /** Learns how many messages have been sent, with one stage at a time. */
  private void awaitFlush(LiveSession session) {
    while (true) {
      long count;
      synchronized (status) {
        if (session.end != null || !session.ledger.startFlush()) {
          return;
        }
        count = session.ledger.accepted();
      }
      CompletableFuture<Void> flushed = session.openSock().flushed().toCompletableFuture();
      if (!flushed.isDone()) {
        flushed.thenRun(() -> flushed(session, count));
        return;
      }
      if (flushed.isCompletedExceptionally()) {
        return;
      }
      record(session, count);
    }
  }

  private void flushed(LiveSession session, long count) {
    record(session, count);
    awaitFlush(session);
  }

  private void record(LiveSession session, long count) {
    synchronized (status) {
      session.ledger.flushed(count);
    }
  }
}
