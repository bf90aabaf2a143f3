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

/** A client with one session, and a recording listener. */
final class TestSession implements AutoCloseable {

  /** Long enough for a busy machine. */
  static final Duration TIMEOUT = Duration.ofSeconds(60);

  final SockJsClient client = SockJsClient.create();
  final RecordingListener listener;
  final SockJs sock;

  private TestSession(URI url, SockJsOptions options, SockJsListener delegate) {
    listener = new RecordingListener(delegate, TIMEOUT);
    sock = client.connect(url, options, listener);
  }

  /** Options with long timeouts. */
  static SockJsOptionsBuilder options(String transport) {
    return SockJsOptions.builder()
        .transports(transport)
        .infoTimeout(TIMEOUT)
        .timeout(TIMEOUT)
        .closeLinger(TIMEOUT);
  }

  static TestSession connect(URI url, SockJsOptionsBuilder options, SockJsListener delegate) {
    return new TestSession(url, options.build(), delegate);
  }

  static TestSession connect(URI url, SockJsOptionsBuilder options) {
    return connect(url, options, (sock, message) -> {});
  }

  static TestSession open(URI url, SockJsOptionsBuilder options) {
    TestSession session = connect(url, options);
    session.listener.awaitOpen();
    return session;
  }

  /** Returns code, reason and clean flag in one line, without status and cause. */
  static String describe(CloseEvent event) {
    return CloseEvent.of(event.code(), event.reason(), event.wasClean()).toString();
  }

  @Override
  public void close() {
    client.closeNow();
    listener.close();
  }
}
