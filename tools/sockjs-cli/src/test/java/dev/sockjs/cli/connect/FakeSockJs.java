package dev.sockjs.cli.connect;

import dev.sockjs.CloseEvent;
import dev.sockjs.ReadyState;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJs;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;

/** An open connection with a limited send buffer that records messages and the close. */
final class FakeSockJs implements SockJs {
  /** Every accepted message, and the close as {@code close 1000 Normal closure}. */
  final BlockingQueue<String> calls = new LinkedBlockingQueue<>();

  private final List<CompletableFuture<Void>> pendingFlushes = new ArrayList<>();
  private int room = Integer.MAX_VALUE;
  private ReadyState state = ReadyState.OPEN;
  private boolean sending = true;

  /** Stops sending. The buffer still has room for this number of messages. */
  synchronized void stall(int messages) {
    room = messages;
    sending = false;
  }

  /** Sends everything in the buffer. */
  synchronized void drain() {
    room = Integer.MAX_VALUE;
    sending = true;
    pendingFlushes.forEach(flush -> flush.complete(null));
  }

  /** Loses the connection. */
  synchronized void lose() {
    state = ReadyState.CLOSED;
    CloseEvent lost = CloseEvent.of(1006, "", false);
    pendingFlushes.forEach(
        flush -> flush.completeExceptionally(new SessionClosedException(this, lost)));
  }

  synchronized boolean isFlushPending() {
    return !pendingFlushes.isEmpty();
  }

  @Override
  public synchronized boolean offer(String message) {
    if (message.length() > 100) {
      throw new IllegalArgumentException("Message too long");
    }
    if (state != ReadyState.OPEN || room == 0) {
      return false;
    }
    room--;
    calls.add(message);
    return true;
  }

  @Override
  public void send(String message) {
    throw new AssertionError("Use offer: send throws when the buffer is full");
  }

  @Override
  public synchronized CompletionStage<Void> flushed() {
    CompletableFuture<Void> flush = new CompletableFuture<>();
    if (sending) {
      flush.complete(null);
    } else {
      pendingFlushes.add(flush);
    }
    return flush;
  }

  @Override
  public void close() {
    close(1000, "Normal closure");
  }

  @Override
  public synchronized void close(int code, String reason) {
    if (state == ReadyState.OPEN) {
      state = ReadyState.CLOSING;
      calls.add("close " + code + " " + reason);
    }
  }

  @Override
  public URI url() {
    return URI.create("http://localhost/echo");
  }

  @Override
  public synchronized ReadyState readyState() {
    return state;
  }

  @Override
  public Optional<String> transport() {
    return Optional.of("fake");
  }

  @Override
  public Optional<String> protocol() {
    return Optional.empty();
  }

  @Override
  public List<String> extensions() {
    return List.of();
  }

  @Override
  public void abort() {
    throw new AssertionError("Use close: abort loses messages");
  }

  @Override
  public long bufferedAmount() {
    return 0;
  }

  @Override
  public CompletionStage<SockJs> opened() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public CompletionStage<CloseEvent> closed() {
    return new CompletableFuture<>();
  }
}
