package dev.sockjs.transport.streaming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.recorder.RecordingTransportListener;
import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedServer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How streams end and continue, in each of the three formats. */
class StreamEndsTest {

  private final ScriptedServer server = ScriptedServer.start();
  private final TestClientContext client = TestClientContext.create();

  /** The format of a stream. */
  enum Format {
    XHR_STREAMING("xhr-streaming", "POST", "/xhr_streaming", "h".repeat(2048) + "\n", "%s\n"),
    EVENTSOURCE("eventsource", "GET", "/eventsource", "\r\n", "data: %s\r\n\r\n"),
    HTMLFILE(
        "htmlfile",
        "GET",
        "/htmlfile",
        "<!doctype html>\n<script>var c = parent.cb;</script>" + " ".repeat(1024) + "\r\n\r\n",
        "<script>\np(\"%s\");\n</script>\r\n");

    private final String transport;
    private final String method;
    private final String suffix;
    private final String prelude;
    private final String envelope;

    Format(String transport, String method, String suffix, String prelude, String envelope) {
      this.transport = transport;
      this.method = method;
      this.suffix = suffix;
      this.prelude = prelude;
      this.envelope = envelope;
    }

    TransportProvider provider() {
      return StreamingTransports.all().stream()
          .filter(provider -> provider.name().equals(transport))
          .findFirst()
          .orElseThrow();
    }

    String frame(String frame) {
      return String.format(envelope, this == HTMLFILE ? frame.replace("\"", "\\\"") : frame);
    }
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void requestHasNoBodyAndNoHeadersOfItsOwn(Format format) throws Exception {
    respond(format, x -> x.respond(200, "text/plain", format.frame("o")));
    try (Connection connection = new Connection(format)) {
      connection.expectFrames("o");
      RecordedRequest request = server.awaitRequest(format.method, format.suffix);
      String host = "Host: 127.0.0.1:" + server.port();
      assertEquals(
          format.method.equals("GET") ? List.of(host) : List.of(host, "Content-Length: 0"),
          request.headerLines());
    }
  }

  @ParameterizedTest
  @EnumSource
  void sessionContinuesInAnotherResponseAfterTheResponseLimit(Format format) {
    respond(
        format,
        x ->
            x.respond(
                200, "text/plain", format.prelude + format.frame("o") + format.frame("a[\"1\"]")),
        x -> x.respond(200, "text/plain", format.prelude + format.frame("a[\"2\"]")),
        x -> x.silence());
    try (Connection connection = new Connection(format)) {
      connection.expectFrames("o", "a[\"1\"]", "a[\"2\"]");
    }
  }

  @ParameterizedTest
  @EnumSource
  void preludeAndFramesMayBeSplitAnywhere(Format format) {
    String body = format.prelude + format.frame("o") + format.frame("a[\"€😀\"]");
    respond(
        format,
        x -> {
          x.chunked(200, "text/plain").chunks(body, positions(body));
          x.silence();
        });
    try (Connection connection = new Connection(format)) {
      connection.expectFrames("o", "a[\"€😀\"]");
    }
  }

  @ParameterizedTest
  @EnumSource
  void frameMayPrecedeThePrelude(Format format) {
    respond(
        format,
        x -> x.respond(200, "text/plain", format.frame("c[3000,\"Go away!\"]") + format.prelude));
    try (Connection connection = new Connection(format)) {
      connection.expectFrames("c[3000,\"Go away!\"]");
    }
  }

  @ParameterizedTest
  @EnumSource
  void closeFrameWithoutItsEndIsPartialFrame(Format format) {
    String frame = format.frame("c[3000,\"Go away!\"]");
    String beginning = frame.substring(0, frame.indexOf(']') + 1);
    respond(
        format,
        x -> x.respond(200, "text/plain", format.prelude + format.frame("o")),
        x -> x.respond(200, "text/plain", beginning));
    try (Connection connection = new Connection(format)) {
      connection.expectFrames("o");
      connection.allow();
      TransportEnd end = connection.expectEnd();
      assertEquals("The response ended inside a frame", end.reason());
      assertEquals(Optional.of("c[3000,\"Go away!\"]"), end.partialFrame());
    }
  }

  /** A frame may have been on its way, and a server that does not notice continues after it. */
  @ParameterizedTest
  @EnumSource
  void missingLastChunkBetweenFramesEndsTheTransport(Format format) {
    respond(
        format,
        x -> {
          x.chunked(200, "text/plain").chunk(format.prelude + format.frame("o"));
          x.fin();
        });
    try (Connection connection = new Connection(format)) {
      connection.expectFrames("o");
      connection.allow();
      assertEquals("The response was cut off", connection.expectEnd().reason());
    }
  }

  @ParameterizedTest
  @EnumSource
  void responseThatEndsInsideFrameEndsTheTransport(Format format) {
    String frame = format.frame("a[\"x\"]");
    String tail = frame.stripTrailing();
    for (int length = 1; length < tail.length(); length++) {
      String beginning = frame.substring(0, length);
      respond(
          format,
          x -> {
            x.chunked(200, "text/plain").chunk(format.frame("o") + beginning);
            x.fin();
          });
      try (Connection connection = new Connection(format)) {
        connection.expectFrames("o");
        connection.allow();
        assertEquals(
            "The response ended inside a frame", connection.expectEnd().reason(), beginning);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void endlessFrameEndsTheTransportWith1009(Format format) {
    String frame = format.frame("a[\"xx\"]");
    String beginning = frame.substring(0, frame.indexOf("xx"));
    respond(
        format,
        x -> {
          var response = x.chunked(200, "text/plain").chunk(format.frame("o") + beginning);
          for (int i = 0; i < 10; i++) {
            response.chunk("x".repeat(3000));
          }
          x.silence();
        });
    try (Connection connection = new Connection(format)) {
      connection.expectFrames("o");
      connection.allow();
      assertEquals(OptionalInt.of(1009), connection.expectEnd().code());
    }
  }

  @ParameterizedTest
  @EnumSource(names = "HTMLFILE")
  void eachHtmlfileHasItsOwnCallback(Format format) throws Exception {
    respond(format, x -> x.respond(200, "text/html", format.frame("o")), x -> x.silence());
    try (Connection connection = new Connection(format)) {
      connection.expectFrames("o");
      connection.allow();
      String first = server.awaitRequest("GET", "/htmlfile").target();
      String second = server.awaitRequest("GET", "/htmlfile").target();
      assertTrue(first.matches("/echo/000/session/htmlfile\\?c=[A-Za-z0-9_]{1,32}"), first);
      assertNotEquals(first, second);
    }
  }

  private void respond(Format format, Script... scripts) {
    server.on(format.method, format.suffix, Script.sequence(scripts));
  }

  /** Returns the position after each seventh byte, which may be inside a character. */
  private static int[] positions(String body) {
    int length = body.getBytes(UTF_8).length;
    return IntStream.iterate(7, at -> at < length, at -> at + 7).toArray();
  }

  /** A connection with a listener that checks every event. */
  private final class Connection implements AutoCloseable {

    private final RecordingTransportListener recorder = new RecordingTransportListener();
    private final Transport transport;

    Connection(Format format) {
      transport =
          format
              .provider()
              .open(client)
              .connect(
                  TestTransportRequest.to(server.uri("/echo"))
                      .ids("000", "session")
                      .maxFrameLength(5000)
                      .build(),
                  recorder);
      recorder.awaitConnected();
    }

    void allow() {
      recorder.request(transport, 1);
    }

    /** Expects these frames, with any number of preludes between them. */
    void expectFrames(String... frames) {
      for (String frame : frames) {
        String next;
        do {
          allow();
          next = recorder.awaitFrame();
        } while (next.startsWith("hh"));
        assertEquals(frame, next);
      }
    }

    TransportEnd expectEnd() {
      return recorder.awaitEnd();
    }

    @Override
    public void close() {
      transport.abort();
    }
  }
}
