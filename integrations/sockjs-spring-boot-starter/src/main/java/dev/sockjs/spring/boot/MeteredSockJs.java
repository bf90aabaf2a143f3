package dev.sockjs.spring.boot;

import dev.sockjs.CloseEvent;
import dev.sockjs.ReadyState;
import dev.sockjs.SockJs;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Counts the messages that a connection accepts for sending. */
final class MeteredSockJs implements SockJs {

  private final SockJs sock;
  private final SockJsMeters meters;

  MeteredSockJs(SockJs sock, SockJsMeters meters) {
    this.sock = sock;
    this.meters = meters;
  }

  @Override
  public void send(String message) {
    sock.send(message);
    meters.sent();
  }

  @Override
  public boolean offer(String message) {
    boolean accepted = sock.offer(message);
    if (accepted) {
      meters.sent();
    }
    return accepted;
  }

  @Override
  public CompletionStage<SockJs> opened() {
    return sock.opened().thenApply(open -> this);
  }

  @Override
  public URI url() {
    return sock.url();
  }

  @Override
  public ReadyState readyState() {
    return sock.readyState();
  }

  @Override
  public Optional<String> transport() {
    return sock.transport();
  }

  @Override
  public Optional<String> protocol() {
    return sock.protocol();
  }

  @Override
  public List<String> extensions() {
    return sock.extensions();
  }

  @Override
  public long bufferedAmount() {
    return sock.bufferedAmount();
  }

  @Override
  public CompletionStage<Void> flushed() {
    return sock.flushed();
  }

  @Override
  public void pause() {
    sock.pause();
  }

  @Override
  public void resume() {
    sock.resume();
  }

  @Override
  public void close() {
    sock.close();
  }

  @Override
  public void close(int code, String reason) {
    sock.close(code, reason);
  }

  @Override
  public void abort() {
    sock.abort();
  }

  @Override
  public CompletionStage<CloseEvent> closed() {
    return sock.closed();
  }

  @Override
  public String toString() {
    return sock.toString();
  }
}
