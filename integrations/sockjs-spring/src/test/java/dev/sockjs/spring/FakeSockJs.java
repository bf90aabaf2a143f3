package dev.sockjs.spring;

import dev.sockjs.CloseEvent;
import dev.sockjs.ReadyState;
import dev.sockjs.SendBufferFullException;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJs;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A connection whose state and send buffer the test controls. */
final class FakeSockJs implements SockJs {

  final List<String> sent = new CopyOnWriteArrayList<>();
  final List<String> closes = new CopyOnWriteArrayList<>();
  volatile ReadyState state = ReadyState.OPEN;
  volatile boolean full;
  volatile int longest = Integer.MAX_VALUE;

  @Override
  public URI url() {
    return URI.create("https://user:secret@example.org/echo?token=secret");
  }

  @Override
  public ReadyState readyState() {
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
    return List.of("permessage-deflate");
  }

  @Override
  public void send(String message) {
    if (state != ReadyState.OPEN) {
      throw new SessionClosedException(this, CloseEvent.of(1006, "Connection lost", false));
    }
    if (message.length() > longest) {
      throw new IllegalArgumentException("longer than the whole buffer");
    }
    if (full) {
      throw new SendBufferFullException(10, 10);
    }
    sent.add(message);
  }

  @Override
  public boolean offer(String message) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long bufferedAmount() {
    return full ? 10 : 0;
  }

  @Override
  public CompletionStage<Void> flushed() {
    return new CompletableFuture<>();
  }

  @Override
  public void close() {
    close(1000, "Normal closure");
  }

  @Override
  public void close(int code, String reason) {
    closes.add(code + " " + reason);
    if (state != ReadyState.CLOSED) {
      state = ReadyState.CLOSING;
    }
  }

  @Override
  public void abort() {
    state = ReadyState.CLOSING;
  }

  @Override
  public CompletionStage<SockJs> opened() {
    return new CompletableFuture<>();
  }

  @Override
  public CompletionStage<CloseEvent> closed() {
    return new CompletableFuture<>();
  }
}
