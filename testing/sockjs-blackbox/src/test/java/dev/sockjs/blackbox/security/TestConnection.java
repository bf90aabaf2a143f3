package dev.sockjs.blackbox.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.ServerInfo;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.SockJsOptionsBuilder;
import dev.sockjs.testkit.recorder.RecordingListener;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * One connection, with everything that its application can see. It waits at most 60 s for each
 * event.
 */
final class TestConnection {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final RecordingListener listener = new RecordingListener((sock, text) -> {}, TIMEOUT);
  private final SockJs sock;

  private TestConnection(SockJsClient client, URI url, SockJsOptions options) {
    sock = client.connect(url, options, listener);
  }

  /** Starts to connect. */
  static TestConnection connect(SockJsClient client, URI url, SockJsOptions options) {
    return new TestConnection(client, url, options);
  }

  /** Options with timeouts that are long enough for a busy machine. */
  static SockJsOptionsBuilder longTimeouts() {
    return SockJsOptions.builder()
        .infoTimeout(Duration.ofSeconds(30))
        .timeout(Duration.ofSeconds(20))
        .closeLinger(Duration.ofSeconds(20));
  }

  /** Options that allow every transport. */
  static SockJsOptions allTransports() {
    return longTimeouts().build();
  }

  /** Options that allow these transports only. */
  static SockJsOptions only(String... transports) {
    return longTimeouts().transports(transports).build();
  }

  /**
   * Options that allow these transports only, and contain an info, so no request is made for it.
   */
  static SockJsOptions withoutInfo(String... transports) {
    return longTimeouts().transports(transports).info(ServerInfo.defaults()).build();
  }

  /** Returns another transport, to fall back to. */
  static String otherThan(String transport) {
    return transport.equals("xhr-polling") ? "xhr-streaming" : "xhr-polling";
  }

  SockJs awaitOpen() {
    return listener.awaitOpen();
  }

  /** Waits for the open, exchanges two messages, and closes. */
  void assertEchoes() {
    awaitOpen();
    for (String message : List.of("one", "two")) {
      sock.send(message);
      assertEquals(message, listener.awaitMessage());
    }
    assertCloses();
  }

  /** Closes the connection and checks that the end is clean. */
  void assertCloses() {
    sock.close();
    assertEquals("1000 \"Normal closure\" (clean)", awaitEnd().toString());
  }

  /** Waits for the end, which must be the next event and the last one. */
  CloseEvent awaitEnd() {
    CloseEvent end = listener.awaitClose();
    listener.assertNoMoreEvents();
    return end;
  }

  List<Attempt> attempts() {
    return listener.attempts();
  }

  /** Returns the attempts, such as {@code websocket FAILED in TLS}. */
  List<String> attemptTexts() {
    return attempts().stream()
        .map(each -> each.transport() + " " + each.outcome() + " in " + each.phase())
        .toList();
  }

  /** Returns everything that the application can see of a connection that has ended. */
  String visibleText(CloseEvent end) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text, true);
    out.println(sock);
    out.println(end);
    end.cause().ifPresent(cause -> cause.printStackTrace(out));
    for (Attempt attempt : attempts()) {
      out.println(attempt);
      attempt.url().ifPresent(out::println);
      attempt.cause().ifPresent(cause -> cause.printStackTrace(out));
    }
    sock.opened()
        .whenComplete(
            (opened, failure) -> {
              if (failure != null) {
                failure.printStackTrace(out);
              }
            });
    return text.toString();
  }
}
