package dev.sockjs.spring.boot;

import dev.sockjs.CloseEvent;
import dev.sockjs.ReadyState;
import dev.sockjs.SockJs;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A connection over {@code websocket} that records what is sent. */
final class FakeSockJs implements SockJs {
  final CompletableFuture<SockJs> opened = new CompletableFuture<>();
  final List<String> sent = new ArrayList<>();

  /** Whether messages are accepted. */
  boolean accepting = true;

  @Override
  public void send(String message) {
    if (!offer(message)) {
      throw new IllegalStateException("not accepting");
    }
  }

  @Override
  public boolean offer(String message) {
    return accepting && sent.add(message);
  }

  @Override
  public CompletionStage<SockJs> opened() {
    return opened.minimalCompletionStage();
  }

  @Override
  public Optional<String> transport() {
    return Optional.of("websocket");
  }

  @Override
  public URI url() {
    return URI.create("http://localhost/echo");
  }

  @Override
  public ReadyState readyState() {
    return ReadyState.OPEN;
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
  public long bufferedAmount() {
    return sent.size();
  }

  @Override
  public CompletionStage<Void> flushed() {
    return CompletableFuture.completedStage(null);
  }

  @Override
  public void close() {}

  @Override
  public void close(int code, String reason) {}

  @Override
  public void abort() {}

  @Override
  public CompletionStage<CloseEvent> closed() {
    return new CompletableFuture<>();
  }

  @Override
  public String toString() {
    return "FakeSockJs";
  }
}
