package dev.sockjs.core.info;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sockjs.Headers;
import dev.sockjs.spi.InfoResponse;
import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.ScriptedServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdkInfoRequesterTest {

  private static final String INFO = "{\"websocket\":true}";

  private final ScriptedServer server = ScriptedServer.start();
  private final TestClientContext client = TestClientContext.create();

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private CompletableFuture<InfoResponse> request(Headers headers) {
    return new JdkInfoRequester().request(client, server.uri("/echo/info"), headers);
  }

  private InfoResponse info() throws Exception {
    return request(Headers.empty()).get(20, TimeUnit.SECONDS);
  }

  private static Throwable failure(CompletableFuture<?> request) {
    return assertThrows(ExecutionException.class, () -> request.get(20, TimeUnit.SECONDS))
        .getCause();
  }

  @Nested
  class Request {

    @Test
    void isPlainHttp11WithoutAnUpgrade() throws Exception {
      server.on("GET", "/info", x -> x.respond(200, "application/json", INFO));
      info();
      RecordedRequest request = server.awaitRequest("GET", "/echo/info");
      assertEquals("GET /echo/info HTTP/1.1", request.requestLine());
      for (String name :
          List.of(
              "Connection", "Upgrade", "HTTP2-Settings", "Accept-Encoding", "Origin", "Cookie")) {
        assertEquals(List.of(), request.headers(name), name);
      }
    }

    @Test
    void hasTheGivenHeaders() throws Exception {
      server.on("GET", "/info", x -> x.respond(200, "application/json", INFO));
      Headers headers =
          Headers.of("Authorization", "Bearer t0ken")
              .with("Cookie", "SRV=\"B\"; JSESSIONID=A~dummy")
              .with("X-Twice", "1")
              .with("X-Twice", "2");
      request(headers).get(20, TimeUnit.SECONDS);
      RecordedRequest request = server.awaitRequest("GET", "/echo/info");
      assertEquals(Optional.of("Bearer t0ken"), request.header("Authorization"));
      assertEquals(Optional.of("SRV=\"B\"; JSESSIONID=A~dummy"), request.header("Cookie"));
      assertEquals(List.of("1", "2"), request.headers("X-Twice"));
    }

    @Test
    void usesTheConnectionOfThePreviousRequest() throws Exception {
      server.on("GET", "/info", x -> x.respond(200, "application/json", INFO));
      info();
      info();
      assertEquals(1, server.awaitRequest("GET", "/info").connection());
      assertEquals(1, server.awaitRequest("GET", "/info").connection());
    }
  }

  @Nested
  class Response {

    @Test
    void hasStatusHeadersAndBody() throws Exception {
      server.on(
          "GET",
          "/info",
          x ->
              x.header("Set-Cookie", "SRV=\"B\"; path=/")
                  .header("Set-Cookie", "JSESSIONID=A~dummy; path=/")
                  .respond(200, "application/json", "{\"base_url\":\"/\u20ac\"}"));
      InfoResponse info = info();
      assertEquals(200, info.status());
      assertEquals(
          List.of("SRV=\"B\"; path=/", "JSESSIONID=A~dummy; path=/"),
          info.headers().all("set-cookie"));
      assertEquals("{\"base_url\":\"/\u20ac\"}", info.body());
    }

    @Test
    void cookiesAreNotStored() throws Exception {
      server.on(
          "GET", "/info", x -> x.header("Set-Cookie", "a=1").respond(200, "text/plain", INFO));
      info();
      info();
      server.awaitRequest("GET", "/info");
      assertEquals(Optional.empty(), server.awaitRequest("GET", "/info").header("Cookie"));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectIsNotFollowed(int status) throws Exception {
      server.on("GET", "/info", x -> x.header("Location", "/elsewhere/info").respond(status));
      InfoResponse info = info();
      assertEquals(status, info.status());
      assertEquals(Optional.of("/elsewhere/info"), info.headers().first("Location"));
      assertEquals(1, server.requests().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 400, 401, 403, 404, 407, 500, 503})
    void anyStatusIsPassedOn(int status) throws Exception {
      server.on("GET", "/info", x -> x.respond(status));
      assertEquals(status, info().status());
    }

    @Test
    void challengeIsPassedOn() throws Exception {
      server.on(
          "GET",
          "/info",
          x -> x.header("WWW-Authenticate", "Basic realm=\"x\"").respond(401, "text/plain", "no"));
      assertEquals(401, info().status());
      assertEquals(1, server.requests().size());
    }

    @Test
    void chunksOfTheBodyAreJoined() throws Exception {
      server.on(
          "GET", "/info", x -> x.chunked(200, "application/json").chunks(INFO, 1, 7, 8).end());
      assertEquals(INFO, info().body());
    }

    @Test
    void chunkedBodyWithoutItsLastChunkIsAccepted() throws Exception {
      server.on(
          "GET",
          "/info",
          x -> {
            x.chunked(200, "application/json").chunk(INFO);
            x.fin();
          });
      // The JDK reports the end before or after it asks for the body, depending on timing.
      for (int i = 0; i < 50; i++) {
        assertEquals(INFO, info().body());
      }
    }

    @Test
    void bodyShorterThanItsContentLengthIsAccepted() throws Exception {
      server.on(
          "GET", "/info", x -> x.raw("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n" + INFO).fin());
      assertEquals(INFO, info().body());
    }

    @Test
    void bodyWithoutAnyLengthEndsWithTheConnection() throws Exception {
      server.on("GET", "/info", x -> x.raw("HTTP/1.1 200 OK\r\n\r\n" + INFO).fin());
      assertEquals(INFO, info().body());
    }

    @Test
    void bodyBeyond64KibibytesIsCutOff() throws Exception {
      server.on(
          "GET",
          "/info",
          x -> {
            x.chunked(200, "text/plain").chunk("x".repeat(65_535)).chunk("yz");
            x.silence();
          });
      assertEquals("x".repeat(65_535) + "y", info().body());
      server.awaitPeerEnd(1);
    }

    @Test
    void bodyOf64KibibytesIsComplete() throws Exception {
      server.on("GET", "/info", x -> x.respond(200, "text/plain", "x".repeat(65_536)));
      assertEquals("x".repeat(65_536), info().body());
    }
  }

  @Nested
  class Failure {

    @Test
    void endOfTheConnectionFailsTheRequest() {
      server.on("GET", "/info", x -> x.fin());
      assertInstanceOf(IOException.class, failure(request(Headers.empty())));
    }

    @Test
    void closedPortFailsTheRequest() {
      URI url = server.uri("/info");
      server.close();
      assertInstanceOf(
          ConnectException.class,
          failure(new JdkInfoRequester().request(client, url, Headers.empty())));
    }
  }

  @Nested
  class Ending {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cancelClosesTheConnectionOfASilentServer(boolean mayInterrupt) throws Exception {
      server.on("GET", "/info", x -> x.silence());
      CompletableFuture<InfoResponse> request = request(Headers.empty());
      server.awaitRequest("GET", "/info");
      request.cancel(mayInterrupt);
      server.awaitPeerEnd(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cancelClosesTheConnectionDuringABody(boolean mayInterrupt) throws Exception {
      server.on(
          "GET",
          "/info",
          x -> {
            x.chunked(200, "application/json").chunk("{");
            x.silence();
          });
      CompletableFuture<InfoResponse> request = request(Headers.empty());
      server.awaitRequest("GET", "/info");
      request.cancel(mayInterrupt);
      server.awaitPeerEnd(1);
    }

    @Test
    void closingTheClientDoesNotWaitForTheServer() throws Exception {
      server.on("GET", "/info", x -> x.silence());
      request(Headers.empty());
      server.awaitRequest("GET", "/info");
      client.close();
    }
  }
}
