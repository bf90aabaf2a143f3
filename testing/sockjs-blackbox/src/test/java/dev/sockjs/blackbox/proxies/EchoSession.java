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

/** A session at an echo endpoint, and what it heard. It waits for nothing longer than 60 s. */
final class EchoSession {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RecordingListener heard = new RecordingListener((sock, text) -> {}, PATIENCE);
  private final SockJs sock;

  /** Begins to connect. */
  EchoSession(SockJsClient client, URI url, SockJsOptions options) {
    sock = client.connect(url, options, heard);
  }

  /** Waits until it is open, and gives the name of the transport that did it. */
  String awaitOpen() {
    heard.awaitOpen();
    return sock.transport().orElseThrow();
  }

  void say(String message) {
    sock.send(message);
  }

  void hear(String message) {
    assertEquals(message, heard.awaitMessage());
  }

  /** Begins to close. */
  void leave() {
    sock.close();
  }

  /** Waits for its end, which must be the next thing that happens. */
  CloseEvent awaitEnd() {
    CloseEvent end = heard.awaitClose();
    heard.assertNoMoreEvents();
    return end;
  }

  /** The path of the session that is open, such as {@code /echo/000/abcdefgh}. */
  String path() {
    List<Attempt> attempts = heard.attempts();
    return URI.create(attempts.get(attempts.size() - 1).url().orElseThrow()).getPath();
  }

  /** What was tried, such as {@code websocket FAILED 403}. */
  List<String> attempts() {
    return heard.attempts().stream().map(EchoSession::shown).toList();
  }

  private static String shown(Attempt attempt) {
    String status = attempt.status().isPresent() ? " " + attempt.status().getAsInt() : "";
    return attempt.transport() + " " + attempt.outcome() + status;
  }
}
