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

/** An open connection that takes what there is room for, and notes how it is closed. */
final class FakeSockJs implements SockJs {
  /** Every accepted message, and {@code close 1000 Normal closure} and the like. */
  final BlockingQueue<String> calls = new LinkedBlockingQueue<>();

  private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
  private int room = Integer.MAX_VALUE;
  private ReadyState state = ReadyState.OPEN;
  private boolean flushing = true;

  /** From now on nothing leaves, and so many more messages fit. */
  synchronized void stall(int messages) {
    room = messages;
    flushing = false;
  }

  /** All has left. */
  synchronized void drain() {
    room = Integer.MAX_VALUE;
    flushing = true;
    waiting.forEach(flush -> flush.complete(null));
  }

  /** The other side is gone. */
  synchronized void lose() {
    state = ReadyState.CLOSED;
    CloseEvent lost = CloseEvent.of(1006, "", false);
    waiting.forEach(flush -> flush.completeExceptionally(new SessionClosedException(this, lost)));
  }

  synchronized boolean isAwaited() {
    return !waiting.isEmpty();
  }

  @Override
  public synchronized boolean offer(String message) {
    if (message.length() > 100) {
      throw new IllegalArgumentException("Too long for this fake");
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
    throw new AssertionError("Sending must not throw when the buffer is full: use offer");
  }

  @Override
  public synchronized CompletionStage<Void> flushed() {
    CompletableFuture<Void> flush = new CompletableFuture<>();
    if (flushing) {
      flush.complete(null);
    } else {
      waiting.add(flush);
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
    throw new AssertionError("The command line closes in order");
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
