package dev.sockjs.testkit.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sockjs.fixtures.RawClient;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScriptedHttpTest {
  private final ScriptedServer server = ScriptedServer.start();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void responseHasExactlyTheseBytes() throws IOException {
    server.on(
        "GET",
        "/info",
        x -> x.header("Set-Cookie", "a=\"b\"").respond(200, "application/json", "{\"é\":1}"));
    try (RawClient client = new RawClient(server.port())) {
      client.send("GET /echo/info HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      assertEquals(
          """
          HTTP/1.1 200 Scripted\r
          Connection: close\r
          Set-Cookie: a="b"\r
          Content-Type: application/json\r
          Content-Length: 8\r
          \r
          {"é":1}""",
          client.receiveAll());
    }
  }

  @Test
  void connectionServesOneRequestAfterAnother() throws IOException {
    server.on("POST", "/xhr_send", x -> x.respond(204));
    try (RawClient client = new RawClient(server.port())) {
      String response = "HTTP/1.1 204 Scripted\r\n\r\n";
      client.send("POST /a/xhr_send HTTP/1.1\r\nContent-Length: 2\r\n\r\n[]");
      assertEquals(response, client.receive(response));
      client.send("POST /b/xhr_send HTTP/1.1\r\nContent-Length: 5\r\n\r\n[\"x\"]");
      assertEquals(response, client.receive(response));
    }
    assertEquals(
        List.of("POST /a/xhr_send (connection 1)", "POST /b/xhr_send (connection 1)"),
        server.requests().stream().map(RecordedRequest::toString).toList());
  }

  @Test
  void requestIsRecordedAsSent() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send(
          """
          POST /e%20cho/xhr_send?a=1&b HTTP/1.1\r
          Host: x\r
          COOKIE: a="1"; b=2\r
          X-Twice: 1\r
          x-twice: 2\r
          Transfer-Encoding: chunked\r
          \r
          4\r
          ["\u00e9\r
          2;extension=1\r
          "]\r
          0\r
          Trailer: 1\r
          \r
          """);
      RecordedRequest request = server.awaitRequest("POST", "/xhr_send");
      assertEquals("POST /e%20cho/xhr_send?a=1&b HTTP/1.1", request.requestLine());
      assertEquals("POST", request.method());
      assertEquals("/e%20cho/xhr_send?a=1&b", request.target());
      assertEquals("/e%20cho/xhr_send", request.path());
      assertEquals(List.of("1", "2"), request.headers("X-Twice"));
      assertEquals("a=\"1\"; b=2", request.header("Cookie").orElseThrow());
      assertEquals("COOKIE: a=\"1\"; b=2", request.headerLines().get(1));
      assertEquals("[\"\u00e9\"]", request.bodyText());
      assertArrayEquals("[\"\u00e9\"]".getBytes(StandardCharsets.UTF_8), request.body());
      assertEquals(1, request.connection());
    }
  }

  @Test
  void requestToProxyIsMatchedByPath() throws IOException {
    server.on("GET", "/info", x -> x.respond(200, "text/plain", "info"));
    server.on("CONNECT", Pattern.compile("host:443"), x -> x.respond(407));
    try (RawClient client = new RawClient(server.port())) {
      client.send("GET http://host:80/echo/info?t HTTP/1.1\r\nHost: host\r\n\r\n");
      String response =
          "HTTP/1.1 200 Scripted\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\ninfo";
      assertEquals(response, client.receive(response));
      client.send("CONNECT host:443 HTTP/1.1\r\nHost: host:443\r\n\r\n");
      String rejection = "HTTP/1.1 407 Scripted\r\nContent-Length: 0\r\n\r\n";
      assertEquals(rejection, client.receive(rejection));
    }
  }

  @Test
  void responseWithoutScriptIs404() throws Exception {
    server.on("GET", "/xhr", x -> x.respond(204));
    assertEquals(404, get("/echo/000/abc/xhr_send").statusCode());
    assertEquals(404, post("/echo/000/abc/xhr", "").statusCode());
    assertEquals(204, get("/echo/000/abc/xhr?t=1").statusCode());
  }

  @Test
  void laterScriptTakesPrecedence() throws Exception {
    server.on("GET", "/info", x -> x.respond(200, "text/plain", "first"));
    assertEquals("first", get("/info").body());
    server.on("GET", "/info", x -> x.respond(502, "text/html", "second"));
    assertEquals("second", get("/info").body());
  }

  @Test
  void sequenceRunsOneScriptForEachRequest() throws Exception {
    server.on(
        "POST",
        "/xhr",
        Script.sequence(
            x -> x.respond(200, "application/javascript", "o\n"),
            x -> x.respond(200, "application/javascript", "a[\"x\"]\n")));
    assertEquals("o\n", post("/echo/0/s/xhr", "").body());
    assertEquals("a[\"x\"]\n", post("/echo/0/s/xhr", "").body());
    assertThrows(IOException.class, () -> post("/echo/0/s/xhr", ""));
    assertEquals(
        "script for POST /echo/0/s/xhr (connection 1) failed: java.lang.AssertionError:"
            + " request 3 for a sequence of 2 scripts",
        server.awaitFailure().getMessage());
  }

  @Test
  void streamHasExactlyTheseChunks() throws IOException {
    server.on(
        "POST",
        "/xhr_streaming",
        x -> x.chunked(200, "text/plain").chunk("o\n").chunks("a[\"é\"]\n", 1, 4).end());
    try (RawClient client = new RawClient(server.port())) {
      client.send("POST /xhr_streaming HTTP/1.1\r\n\r\n");
      String expected =
          """
          HTTP/1.1 200 Scripted\r
          Content-Type: text/plain\r
          Transfer-Encoding: chunked\r
          \r
          2\r
          o
          \r
          1\r
          a\r
          3\r
          ["\
          """;
      assertEquals(expected, client.receive(expected));
      // The first byte of an e with acute accent, then the second.
      assertEquals("c3" + "0d0a" + "340d0a" + "a9" + "225d0a", client.receiveHex(10));
      assertEquals("\r\n0\r\n\r\n", client.receive("\r\n0\r\n\r\n"));
    }
  }

  @Test
  void streamIsCompleteForHttpClient() throws Exception {
    server.on(
        "POST",
        "/xhr_streaming",
        x -> {
          ChunkedResponse stream = x.chunked(200, "application/javascript");
          stream.chunk("h".repeat(2048) + "\n").chunk("o\n").chunks("a[\"é😀\"]\n", 4, 6, 8).end();
        });
    HttpResponse<String> response = post("/echo/000/s/xhr_streaming", "");
    assertEquals("h".repeat(2048) + "\no\na[\"é😀\"]\n", response.body());
    assertEquals("application/javascript", response.headers().firstValue("Content-Type").get());
  }

  @Test
  void resetEndsStreamWithRst() throws IOException {
    server.on(
        "POST",
        "/xhr_streaming",
        x -> {
          x.chunked(200, "text/plain").chunk("o\na[\"on");
          x.stall();
          x.reset();
        });
    try (RawClient client = new RawClient(server.port())) {
      client.send("POST /xhr_streaming HTTP/1.1\r\n\r\n");
      String start = "HTTP/1.1 200 Scripted\r\nContent-Type: text/plain\r\n";
      assertEquals(start, client.receive(start));
      server.release();
      assertThrows(SocketException.class, client::receiveAll);
    }
  }

  @Test
  void finLeavesClientHalfOpen() throws Exception {
    server.on("GET", "/info", x -> x.raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}").fin());
    try (RawClient client = new RawClient(server.port())) {
      client.send("GET /info HTTP/1.1\r\n\r\n");
      assertEquals("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}", client.receiveAll());
      client.send("more").send("and more");
    }
    assertEquals(PeerEnd.FIN, server.awaitPeerEnd(1));
  }

  @Test
  void rawBytesCountAsWholeResponse() throws IOException {
    server.on("GET", "/info", x -> x.raw("HTTP/1.1 299 \r\nContent-Length: 1\r\n\r\n").raw("x"));
    try (RawClient client = new RawClient(server.port())) {
      for (int i = 0; i < 2; i++) {
        client.send("GET /info HTTP/1.1\r\n\r\n");
        String response = "HTTP/1.1 299 \r\nContent-Length: 1\r\n\r\nx";
        assertEquals(response, client.receive(response));
      }
    }
  }

  @Test
  void silenceLastsUntilClientEndsConnection() throws Exception {
    CompletableFuture<PeerEnd> end = new CompletableFuture<>();
    server.on("POST", "/xhr", x -> end.complete(x.silence()));
    try (RawClient client = new RawClient(server.port())) {
      client.send("POST /xhr HTTP/1.1\r\n\r\n");
      RecordedRequest request = server.awaitRequest("POST", "/xhr");
      client.send("ignored").reset();
      assertEquals(PeerEnd.RESET, server.awaitPeerEnd(request.connection()));
      assertEquals(PeerEnd.RESET, end.get(20, TimeUnit.SECONDS));
    }
  }

  @Test
  void stallLastsUntilRelease() throws Exception {
    server.on(
        "GET",
        "/info",
        x -> {
          x.stall();
          x.respond(200, "text/plain", "late");
        });
    CompletableFuture<HttpResponse<String>> response =
        http.sendAsync(
            HttpRequest.newBuilder(server.uri("/info")).build(), BodyHandlers.ofString());
    server.awaitRequest("GET", "/info");
    assertEquals(false, response.isDone());
    server.release();
    assertEquals("late", response.get(20, TimeUnit.SECONDS).body());
  }

  @Test
  void requestsAreConsumedOnceAndInOrder() throws Exception {
    post("/1/xhr_send", "[\"1\"]");
    get("/info");
    post("/2/xhr_send", "[\"2\"]");
    assertEquals("[\"1\"]", server.awaitRequest("POST", "/xhr_send").bodyText());
    assertEquals("[\"2\"]", server.awaitRequest("POST", "/xhr_send").bodyText());
    assertEquals("/info", server.awaitRequest("GET", "/info").path());
    assertEquals(3, server.requests().size());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(server.uri(path)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    URI uri = server.uri(path);
    HttpRequest request = HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(body)).build();
    return http.send(request, BodyHandlers.ofString());
  }
}
