package dev.sockjs.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Headers;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.InfoRequester;
import dev.sockjs.spi.InfoResponse;
import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.tls.LoopbackTls;
import java.net.SocketException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JettyInfoRequesterTest {

  private final ScriptedServer server = ScriptedServer.start();
  private final TestClientContext client = TestClientContext.create();
  private final InfoRequester requester = new JettyInfoRequester();

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void priorityIsHigherThanTheEngines() {
    assertEquals(100, requester.priority());
    Eligibility eligibility = requester.eligibility(client, server.uri("/echo/info"));
    assertTrue(eligibility.obstacle().isEmpty());
  }

  @Test
  void responseHasStatusHeadersAndBody() throws Exception {
    server.on(
        "GET",
        "/info",
        x -> {
          x.header("Set-Cookie", "a=1").header("Set-Cookie", "b=2");
          x.respond(200, "application/json", "{\"websocket\":true}");
        });
    InfoResponse response =
        send(Headers.of("X-One", "1").with("Cookie", "c=3").with("User-Agent", "mine"));

    assertEquals(200, response.status());
    assertEquals("{\"websocket\":true}", response.body());
    assertEquals(List.of("a=1", "b=2"), response.headers().all("set-cookie"));
    assertEquals(List.of("application/json"), response.headers().all("content-type"));
    assertEquals(
        List.of("X-One: 1", "Cookie: c=3", "User-Agent: mine", "Host: 127.0.0.1:" + server.port()),
        server.awaitRequest("GET", "/info").headerLines());
  }

  @Test
  void anyStatusIsReturnedAndNoRedirectIsFollowed() throws Exception {
    for (int status : List.of(204, 401, 404, 418, 500, 302)) {
      server.on("GET", "/info", x -> x.header("Location", "/other").respond(status));

      InfoResponse response = send(Headers.empty());
      assertEquals(status, response.status());
      assertEquals(List.of("/other"), response.headers().all("location"));
    }
    assertEquals(6, server.requests().size());
  }

  @Test
  void bodyThatIsCutOffIsReturned() throws Exception {
    server.on(
        "GET",
        "/info",
        Script.sequence(
            x -> {
              x.chunked(200, "application/json").chunk("{\"websocket\"").chunk(":true}");
              x.fin();
            },
            x -> {
              x.raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}");
              x.fin();
            }));

    assertEquals("{\"websocket\":true}", send(Headers.empty()).body());
    assertEquals("{}", send(Headers.empty()).body());
  }

  @Test
  void longBodyIsCutAtTheLimit() throws Exception {
    server.on(
        "GET",
        "/info",
        x -> {
          var response = x.chunked(200, "application/json");
          while (true) {
            response.chunk("x".repeat(9999));
          }
        });

    assertEquals(InfoResponse.MAX_BODY_BYTES, send(Headers.empty()).body().length());
  }

  @Test
  void cancelledRequestIsAborted() throws Exception {
    server.on("GET", "/info", Script.sequence(x -> x.silence()));
    CompletableFuture<InfoResponse> response = request(server.uri("/echo/info"), Headers.empty());
    int connection = server.awaitRequest("GET", "/info").connection();
    response.cancel(true);

    server.awaitPeerEnd(connection);
  }

  @Test
  void futureFailsWithTheCause() throws Exception {
    server.on("GET", "/info", x -> x.reset());
    assertInstanceOf(SocketException.class, failure(server.uri("/echo/info")));

    server.on("GET", "/info", x -> x.fin());
    assertEquals(
        "java.io.EOFException: The connection ended before the response did",
        failure(server.uri("/echo/info?token=secret")).toString());

    try (ScriptedServer other = ScriptedServer.start(LoopbackTls.create().server())) {
      assertInstanceOf(SSLException.class, failure(other.uri("/echo/info")));
    }
  }

  @Test
  void nextRequestMayFollowAtOnce() throws Exception {
    server.on("GET", "/info", x -> x.respond(200, "application/json", "{}"));
    CompletableFuture<InfoResponse> response = request(server.uri("/echo/info"), Headers.empty());
    for (int i = 0; i < 1000; i++) {
      response = response.thenCompose(last -> request(server.uri("/echo/info"), Headers.empty()));
    }

    assertEquals("{}", response.get(60, TimeUnit.SECONDS).body());
  }

  private Throwable failure(URI url) {
    ExecutionException failed =
        assertThrows(
            ExecutionException.class,
            () -> request(url, Headers.empty()).get(20, TimeUnit.SECONDS));
    return failed.getCause();
  }

  private InfoResponse send(Headers headers) throws Exception {
    return request(server.uri("/echo/info"), headers).get(20, TimeUnit.SECONDS);
  }

  private CompletableFuture<InfoResponse> request(URI url, Headers headers) {
    return requester.request(client, url, headers);
  }
}
