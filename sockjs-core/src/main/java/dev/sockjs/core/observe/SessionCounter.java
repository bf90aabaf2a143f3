package dev.sockjs.core.observe;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.SessionEnd;
import dev.sockjs.core.codec.Utf8;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds what one session does to the counters of its client. Safe for any thread. */
final class SessionCounter implements SessionObserver {

  private final ClientCounters client;

  /** The transport of the open session; null before and after that. Guarded by this. */
  private @Nullable TransportCounters open;

  /** Guarded by this. */
  private boolean closed;

  SessionCounter(ClientCounters client) {
    this.client = client;
  }

  @Override
  public void started() {
    client.connects.increment();
  }

  @Override
  public void attemptEnded(Attempt attempt) {
    client.transport(attempt.transport()).attemptEnded(attempt);
  }

  @Override
  public synchronized void opened(String transport) {
    if (!closed) {
      open = client.transport(transport);
      open.opened();
    }
  }

  @Override
  public void received(List<String> messages) {
    long bytes = 0;
    for (String message : messages) {
      bytes += Utf8.length(message);
    }
    client.messagesReceived.add(messages.size());
    client.bytesReceived.add(bytes);
  }

  @Override
  public void rejected() {
    client.messagesRejected.increment();
  }

  @Override
  public void batchSent(int messages, long bytes) {
    client.messagesSent.add(messages);
    client.bytesSent.add(bytes);
  }

  @Override
  public synchronized void closed(CloseEvent event, SessionEnd end) {
    closed = true;
    if (open != null) {
      open.closed();
      open = null;
      client.closed(end);
    } else if (end == SessionEnd.APPLICATION) {
      client.connectsCancelled.increment();
    } else {
      client.connectsFailed.increment();
    }
  }
}
