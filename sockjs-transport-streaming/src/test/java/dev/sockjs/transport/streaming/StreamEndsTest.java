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

/** How streams end, and go on, in each of their three forms. */
class StreamEndsTest {

  private final ScriptedServer server = ScriptedServer.start();
  private final TestClientContext client = TestClientContext.create();

  /** How a frame goes over the wire. */
  enum Form {
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

    Form(String transport, String method, String suffix, String prelude, String envelope) {
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
  void theRequestHasNoBodyAndNoHeaderOfItsOwn(Form form) throws Exception {
    answers(form, x -> x.respond(200, "text/plain", form.frame("o")));
    try (Connection connection = new Connection(form)) {
      connection.expectFrames("o");
      RecordedRequest request = server.awaitRequest(form.method, form.suffix);
      String host = "Host: 127.0.0.1:" + server.port();
      assertEquals(
          form.method.equals("GET") ? List.of(host) : List.of(host, "Content-Length: 0"),
          request.headerLines());
    }
  }

  @ParameterizedTest
  @EnumSource
  void afterTheLimitTheSessionGoesOnBehindAnotherPrelude(Form form) {
    answers(
        form,
        x -> x.respond(200, "text/plain", form.prelude + form.frame("o") + form.frame("a[\"1\"]")),
        x -> x.respond(200, "text/plain", form.prelude + form.frame("a[\"2\"]")),
        x -> x.silence());
    try (Connection connection = new Connection(form)) {
      connection.expectFrames("o", "a[\"1\"]", "a[\"2\"]");
    }
  }

  @ParameterizedTest
  @EnumSource
  void thePreludeMayComeInPiecesAndChunksMayEndAnywhere(Form form) {
    String body = form.prelude + form.frame("o") + form.frame("a[\"€😀\"]");
    answers(
        form,
        x -> {
          x.chunked(200, "text/plain").chunks(body, cuts(body));
          x.silence();
        });
    try (Connection connection = new Connection(form)) {
      connection.expectFrames("o", "a[\"€😀\"]");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFrameMayComeBeforeThePrelude(Form form) {
    answers(
        form, x -> x.respond(200, "text/plain", form.frame("c[3000,\"Go away!\"]") + form.prelude));
    try (Connection connection = new Connection(form)) {
      connection.expectFrames("c[3000,\"Go away!\"]");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCloseFrameMayComeWithoutItsEnd(Form form) {
    String frame = form.frame("c[3000,\"Go away!\"]");
    String cut = frame.substring(0, frame.indexOf(']') + 1);
    answers(
        form,
        x -> x.respond(200, "text/plain", form.prelude + form.frame("o")),
        x -> x.respond(200, "text/plain", cut));
    try (Connection connection = new Connection(form)) {
      connection.expectFrames("o");
      connection.allow();
      TransportEnd end = connection.expectEnd();
      assertEquals("The response ended inside a frame", end.reason());
      assertEquals(Optional.of("c[3000,\"Go away!\"]"), end.partialFrame());
    }
  }

  /** A frame may have been on its way, and a server that does not notice goes on behind it. */
  @ParameterizedTest
  @EnumSource
  void aMissingLastChunkEndsTheSessionBetweenFramesToo(Form form) {
    answers(
        form,
        x -> {
          x.chunked(200, "text/plain").chunk(form.prelude + form.frame("o"));
          x.fin();
        });
    try (Connection connection = new Connection(form)) {
      connection.expectFrames("o");
      connection.allow();
      assertEquals("The response was cut off", connection.expectEnd().reason());
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerThatEndsInsideAFrameEndsTheSession(Form form) {
    String frame = form.frame("a[\"x\"]");
    String tail = frame.stripTrailing();
    for (int length = 1; length < tail.length(); length++) {
      String cut = frame.substring(0, length);
      answers(
          form,
          x -> {
            x.chunked(200, "text/plain").chunk(form.frame("o") + cut);
            x.fin();
          });
      try (Connection connection = new Connection(form)) {
        connection.expectFrames("o");
        connection.allow();
        assertEquals("The response ended inside a frame", connection.expectEnd().reason(), cut);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFrameThatDoesNotEndEndsTheSessionWith1009(Form form) {
    String frame = form.frame("a[\"xx\"]");
    String beginning = frame.substring(0, frame.indexOf("xx"));
    answers(
        form,
        x -> {
          var answer = x.chunked(200, "text/plain").chunk(form.frame("o") + beginning);
          for (int i = 0; i < 10; i++) {
            answer.chunk("x".repeat(3000));
          }
          x.silence();
        });
    try (Connection connection = new Connection(form)) {
      connection.expectFrames("o");
      connection.allow();
      assertEquals(OptionalInt.of(1009), connection.expectEnd().code());
    }
  }

  @ParameterizedTest
  @EnumSource(names = "HTMLFILE")
  void eachPageHasACallbackOfItsOwn(Form form) throws Exception {
    answers(form, x -> x.respond(200, "text/html", form.frame("o")), x -> x.silence());
    try (Connection connection = new Connection(form)) {
      connection.expectFrames("o");
      connection.allow();
      String first = server.awaitRequest("GET", "/htmlfile").target();
      String second = server.awaitRequest("GET", "/htmlfile").target();
      assertTrue(first.matches("/echo/000/session/htmlfile\\?c=[A-Za-z0-9_]{1,32}"), first);
      assertNotEquals(first, second);
    }
  }

  private void answers(Form form, Script... scripts) {
    server.on(form.method, form.suffix, Script.sequence(scripts));
  }

  /** After each seventh byte, in characters too. */
  private static int[] cuts(String body) {
    int length = body.getBytes(UTF_8).length;
    return IntStream.iterate(7, at -> at < length, at -> at + 7).toArray();
  }

  /** A connection, with a listener that looks over every event. */
  private final class Connection implements AutoCloseable {

    private final RecordingTransportListener heard = new RecordingTransportListener();
    private final Transport transport;

    Connection(Form form) {
      transport =
          form.provider()
              .open(client)
              .connect(
                  TestTransportRequest.to(server.uri("/echo"))
                      .ids("000", "session")
                      .maxFrameLength(5000)
                      .build(),
                  heard);
      heard.awaitConnected();
    }

    void allow() {
      heard.request(transport, 1);
    }

    /** Expects these frames, with any number of preludes among them. */
    void expectFrames(String... frames) {
      for (String frame : frames) {
        String next;
        do {
          allow();
          next = heard.awaitFrame();
        } while (next.startsWith("hh"));
        assertEquals(frame, next);
      }
    }

    TransportEnd expectEnd() {
      return heard.awaitEnd();
    }

    @Override
    public void close() {
      transport.abort();
    }
  }
}
