package dev.sockjs.blackbox.proxies;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.testkit.recorder.RecordingListener;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A session with an echo endpoint. It waits at most 60 s for each event. */
final class EchoSession {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final RecordingListener listener = new RecordingListener((sock, text) -> {}, TIMEOUT);
  private final SockJs sock;

  /** Starts to connect. */
  EchoSession(SockJsClient client, URI url, SockJsOptions options) {
    sock = client.connect(url, options, listener);
  }

  /** Waits until the session is open, and returns the name of the transport. */
  String awaitOpen() {
    listener.awaitOpen();
    return sock.transport().orElseThrow();
  }

  void send(String message) {
    sock.send(message);
  }

  void awaitMessage(String message) {
    assertEquals(message, listener.awaitMessage());
  }

  /** Starts to close. */
  void close() {
    sock.close();
  }

  /** Waits for the end, which must be the next event and the last one. */
  CloseEvent awaitEnd() {
    CloseEvent end = listener.awaitClose();
    listener.assertNoMoreEvents();
    return end;
  }

  /** Returns the path of the session, such as {@code /echo/000/abcdefgh}. */
  String path() {
    List<Attempt> attempts = listener.attempts();
    return URI.create(attempts.get(attempts.size() - 1).url().orElseThrow()).getPath();
  }

  /** Returns the attempts, such as {@code websocket FAILED 403}. */
  List<String> attempts() {
    return listener.attempts().stream().map(EchoSession::describe).toList();
  }

  private static String describe(Attempt attempt) {
    String status = attempt.status().isPresent() ? " " + attempt.status().getAsInt() : "";
    return attempt.transport() + " " + attempt.outcome() + status;
  }
}
