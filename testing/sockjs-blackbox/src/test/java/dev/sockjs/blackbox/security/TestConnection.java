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

/** One connection, and all that its application is told. It waits for nothing longer than 60 s. */
final class TestConnection {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RecordingListener heard = new RecordingListener((sock, text) -> {}, PATIENCE);
  private final SockJs sock;

  private TestConnection(SockJsClient client, URI url, SockJsOptions options) {
    sock = client.connect(url, options, heard);
  }

  /** Begins to connect. */
  static TestConnection connect(SockJsClient client, URI url, SockJsOptions options) {
    return new TestConnection(client, url, options);
  }

  /** Options with time for a busy machine. */
  static SockJsOptionsBuilder patient() {
    return SockJsOptions.builder()
        .infoTimeout(Duration.ofSeconds(30))
        .timeout(Duration.ofSeconds(20));
  }

  /** Every transport that there is by default. */
  static SockJsOptions anything() {
    return patient().build();
  }

  /** These transports alone. */
  static SockJsOptions by(String... transports) {
    return patient().transports(transports).build();
  }

  /** These transports alone, without asking for the info first. */
  static SockJsOptions withoutInfo(String... transports) {
    return patient().transports(transports).info(ServerInfo.defaults()).build();
  }

  /** Another transport, to fall back on. */
  static String otherThan(String transport) {
    return transport.equals("xhr-polling") ? "xhr-streaming" : "xhr-polling";
  }

  SockJs awaitOpen() {
    return heard.awaitOpen();
  }

  /** Opens, has two messages echoed, and closes. */
  void assertEchoes() {
    awaitOpen();
    for (String message : List.of("one", "two")) {
      sock.send(message);
      assertEquals(message, heard.awaitMessage());
    }
    assertCloses();
  }

  void assertCloses() {
    sock.close();
    assertEquals("1000 \"Normal closure\" (clean)", awaitEnd().toString());
  }

  /** Waits for its end, which must be the next thing that happens. */
  CloseEvent awaitEnd() {
    CloseEvent end = heard.awaitClose();
    heard.assertNoMoreEvents();
    return end;
  }

  List<Attempt> attempts() {
    return heard.attempts();
  }

  /** What was tried, such as {@code websocket FAILED in TLS}. */
  List<String> tried() {
    return attempts().stream()
        .map(each -> each.transport() + " " + each.outcome() + " in " + each.phase())
        .toList();
  }

  /** Everything that the application can see of a connection that has ended. */
  String told(CloseEvent end) {
    StringWriter text = new StringWriter();
    PrintWriter told = new PrintWriter(text, true);
    told.println(sock);
    told.println(end);
    end.cause().ifPresent(cause -> cause.printStackTrace(told));
    for (Attempt attempt : attempts()) {
      told.println(attempt);
      attempt.url().ifPresent(told::println);
      attempt.cause().ifPresent(cause -> cause.printStackTrace(told));
    }
    sock.opened()
        .whenComplete(
            (opened, failure) -> {
              if (failure != null) {
                failure.printStackTrace(told);
              }
            });
    return text.toString();
  }
}
