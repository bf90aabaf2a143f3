package dev.sockjs.cli.connect;

import dev.sockjs.CloseEvent;
import dev.sockjs.ReadyState;
import dev.sockjs.SockJs;
import dev.sockjs.cli.record.Recorder;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A session that records each message that it accepts. */
record RecordingSockJs(SockJs sock, Recorder recorder) implements SockJs {

  @Override
  public void send(String message) {
    sock.send(message);
    recorder.sent(message);
  }

  @Override
  public boolean offer(String message) {
    boolean accepted = sock.offer(message);
    if (accepted) {
      recorder.sent(message);
    }
    return accepted;
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
  public CompletionStage<SockJs> opened() {
    return sock.opened();
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
