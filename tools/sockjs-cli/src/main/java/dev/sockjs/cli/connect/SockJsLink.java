package dev.sockjs.cli.connect;

import dev.sockjs.ReadyState;
import dev.sockjs.SockJs;
import dev.sockjs.cli.record.Recorder;
import java.util.concurrent.CompletionStage;

/** One session, of which each accepted message is recorded. */
record SockJsLink(SockJs sock, Recorder recorder) implements Link {

  @Override
  public boolean offer(String message) {
    synchronized (recorder) { // so that the response to a message is recorded after it
      boolean accepted = sock.offer(message);
      if (accepted) {
        recorder.sent(message);
      }
      return accepted;
    }
  }

  @Override
  public boolean isAlive() {
    return sock.readyState() == ReadyState.OPEN;
  }

  @Override
  public CompletionStage<Void> flushed() {
    return sock.flushed();
  }

  @Override
  public void close(CloseRequest request) {
    request.close(sock::close, sock::close);
  }
}
