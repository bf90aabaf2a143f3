package dev.sockjs.blackbox.bounds;

import dev.sockjs.CloseEvent;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import dev.sockjs.SockJsOptionsBuilder;
import dev.sockjs.testkit.recorder.RecordingListener;
import java.net.URI;
import java.time.Duration;

/** A client with one session, and what that hears. */
final class TestSession implements AutoCloseable {

  /** For a busy machine. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  final SockJsClient client = SockJsClient.create();
  final RecordingListener listener;
  final SockJs sock;

  private TestSession(URI url, SockJsOptions options, SockJsListener then) {
    listener = new RecordingListener(then, PATIENCE);
    sock = client.connect(url, options, listener);
  }

  /** What leaves time for everything. */
  static SockJsOptionsBuilder options(String transport) {
    return SockJsOptions.builder()
        .transports(transport)
        .infoTimeout(PATIENCE)
        .timeout(PATIENCE)
        .closeLinger(PATIENCE);
  }

  static TestSession connect(URI url, SockJsOptionsBuilder options, SockJsListener then) {
    return new TestSession(url, options.build(), then);
  }

  static TestSession connect(URI url, SockJsOptionsBuilder options) {
    return connect(url, options, (sock, message) -> {});
  }

  static TestSession open(URI url, SockJsOptionsBuilder options) {
    TestSession session = connect(url, options);
    session.listener.awaitOpen();
    return session;
  }

  /** The code, the reason and whether it was clean, in a line. */
  static String told(CloseEvent event) {
    return CloseEvent.of(event.code(), event.reason(), event.wasClean()).toString();
  }

  @Override
  public void close() {
    client.closeNow();
    listener.close();
  }
}
