package dev.sockjs.blackbox.reliability;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import dev.sockjs.blackbox.Transports;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Servers that close the connection in place of the last chunk. If a complete response showed that
 * this is their habit, sessions continue after it; otherwise it means that something is missing.
 */
class MissingLastChunkTest {

  private static final String INFO = "{\"websocket\":true,\"cookie_needed\":false}";
  private static final String CLOSE = "c[3000,\"done\"]";

  private final ScriptedServer server = ScriptedServer.start();
  private final SockJsClient client = SockJsClient.create();

  static List<String> streams() {
    return Transports.HTTP.stream()
        .filter(transport -> !WireFormat.of(transport).isPolling())
        .toList();
  }

  @AfterEach
  void close() {
    client.closeNow();
    server.close();
  }

  @ParameterizedTest
  @MethodSource("streams")
  void streamsContinueIfTheInfoEndedLikeThat(String transport) {
    respondWithInfo(x -> withoutLastChunk(x, INFO));
    respondToReceives(transport, MissingLastChunkTest::withoutLastChunk);

    assertEquals("[a, b] 3000 \"done\" (clean)", messagesAndEnd(transport));
  }

  @ParameterizedTest
  @MethodSource("streams")
  void streamEndsTheSessionIfTheInfoWasNotCutOff(String transport) {
    List<Script> infos =
        List.of(
            x -> x.respond(200, "application/json", INFO),
            x -> x.chunked(200, "application/json").chunk(INFO).end(),
            x -> x.raw("HTTP/1.0 200 OK\r\n\r\n" + INFO).fin());
    for (Script info : infos) {
      respondWithInfo(info);
      respondToReceives(transport, MissingLastChunkTest::withoutLastChunk);

      assertEquals("[a] 1006 \"The response was cut off\" (unclean)", messagesAndEnd(transport));
    }
  }

  @ParameterizedTest
  @MethodSource("streams")
  void frameThatIsCutOffEndsTheSessionAllTheSame(String transport) {
    WireFormat format = WireFormat.of(transport);
    respondWithInfo(x -> withoutLastChunk(x, INFO));
    String frame = format.encode("a[\"b\"]");
    String beginning = frame.substring(0, frame.indexOf(']'));
    server.on(
        format.method(),
        format.suffix(),
        x -> withoutLastChunk(x, format.prelude() + format.encode("o") + beginning));

    String end = messagesAndEnd(transport);
    assertTrue(end.startsWith("[] 1006 \"The response ended inside a frame"), end);
  }

  /** The habit is that of the server at present. */
  @Test
  void streamEndsTheSessionIfALaterResponseHadItsLastChunk() {
    respondWithInfo(x -> withoutLastChunk(x, INFO));
    respondToReceives("xhr-streaming", MissingLastChunkTest::withoutLastChunk);
    assertEquals("[a, b] 3000 \"done\" (clean)", messagesAndEnd("xhr-streaming"));

    respondWithInfo(x -> x.chunked(200, "application/json").chunk(INFO).end());
    respondToReceives("xhr-streaming", MissingLastChunkTest::withoutLastChunk);
    assertEquals(
        "[a] 1006 \"The response was cut off\" (unclean)", messagesAndEnd("xhr-streaming"));
  }

  @Test
  void pollShowsTheHabitToo() {
    respondWithInfo(x -> x.respond(200, "application/json", INFO));
    WireFormat format = WireFormat.XHR;
    server.on(
        format.method(),
        format.suffix(),
        Script.sequence(
            x -> withoutLastChunk(x, "o\n"),
            x -> withoutLastChunk(x, "a[\"a\"]\n"),
            x -> withoutLastChunk(x, CLOSE + "\n")));
    assertEquals("[a] 3000 \"done\" (clean)", messagesAndEnd("xhr-polling"));

    respondToReceives("xhr-streaming", MissingLastChunkTest::withoutLastChunk);
    assertEquals("[a, b] 3000 \"done\" (clean)", messagesAndEnd("xhr-streaming"));
  }

  @Test
  void infoThatWasCutOffShowsNoHabit() {
    respondWithInfo(
        Script.sequence(
            x -> withoutLastChunk(x, INFO.substring(0, INFO.length() - 1)),
            x -> x.respond(200, "application/json", INFO)));
    respondToReceives("xhr-streaming", MissingLastChunkTest::withoutLastChunk);

    String end = messagesAndEnd("xhr-streaming");
    assertTrue(end.startsWith("[] 1002"), end);
    assertEquals(
        "[a] 1006 \"The response was cut off\" (unclean)", messagesAndEnd("xhr-streaming"));
  }

  private void respondWithInfo(Script script) {
    server.on("GET", "/info", script);
    server.on("GET", "/iframe.html", x -> x.respond(200, "text/html", "<!DOCTYPE html>\n"));
  }

  private interface Responder {
    void respond(Exchange exchange, String body) throws IOException;
  }

  private void respondToReceives(String transport, Responder responder) {
    WireFormat format = WireFormat.of(transport);
    server.on(
        format.method(),
        format.suffix(),
        Script.sequence(
            x ->
                responder.respond(
                    x, format.prelude() + format.encode("o") + format.encode("a[\"a\"]")),
            x -> responder.respond(x, format.prelude() + format.encode("a[\"b\"]")),
            x -> responder.respond(x, format.prelude() + format.encode(CLOSE))));
  }

  private static void withoutLastChunk(Exchange exchange, String body) throws IOException {
    exchange.chunked(200, "text/plain").chunk(body);
    exchange.fin();
  }

  private String messagesAndEnd(String transport) {
    List<String> messages = new CopyOnWriteArrayList<>();
    SockJsListener listener = (sock, message) -> messages.add(message);
    SockJs sock =
        client.connect(
            server.uri("/echo"),
            SockJsOptions.builder()
                .transports(transport)
                .infoTimeout(Duration.ofSeconds(60))
                .timeout(Duration.ofSeconds(60))
                .build(),
            listener);
    CloseEvent end = sock.closed().toCompletableFuture().orTimeout(60, SECONDS).join();
    return messages + " " + CloseEvent.of(end.code(), end.reason(), end.wasClean());
  }
}
