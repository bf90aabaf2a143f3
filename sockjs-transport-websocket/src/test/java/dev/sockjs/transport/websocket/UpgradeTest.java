package dev.sockjs.transport.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Headers;
import dev.sockjs.Phase;
import dev.sockjs.RequestKind;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.contract.TestTransportRequest.HeaderLookup;
import dev.sockjs.testkit.contract.TestTransportRequest.KeptCookies;
import dev.sockjs.testkit.server.RecordedRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The handshake of RFC 6455, section 4, as a server sees it. */
final class UpgradeTest {

  @Test
  void asksForTheSessionsUrl() throws Exception {
    try (Rig rig = Rig.sockJs(x -> x.webSocket().text("o").echoClose())) {
      rig.open().close(1000, "");
      rig.listener.awaitEnd();
      RecordedRequest upgrade = rig.server.awaitRequest("GET", "/websocket");
      assertEquals("/echo/042/session1/websocket", upgrade.target());
      assertEquals("HTTP/1.1", upgrade.requestLine().split(" ")[2]);
    }
  }

  @Test
  void theRawTransportAsksForTheEndpointWithoutSession() throws Exception {
    try (Rig rig = Rig.raw(x -> x.webSocket().echoClose())) {
      rig.connect();
      rig.listener.awaitConnected();
      assertEquals("/echo/websocket", rig.server.awaitRequest("GET", "/websocket").target());
    }
  }

  @Test
  void sendsNeitherOriginNorAnythingElseUnasked() throws Exception {
    try (Rig rig = Rig.sockJs(x -> x.webSocket().echoClose())) {
      rig.connect();
      rig.listener.awaitConnected();
      List<String> names =
          rig.server.awaitRequest("GET", "/websocket").headerLines().stream()
              .map(line -> line.substring(0, line.indexOf(':')))
              .sorted()
              .toList();
      assertEquals(
          List.of("Connection", "Host", "Sec-WebSocket-Key", "Sec-WebSocket-Version", "Upgrade"),
          names);
    }
  }

  @Test
  void sendsTheHeadersItIsGiven() throws Exception {
    Headers headers =
        Headers.of("Authorization", "Bearer t0ken")
            .with("Cookie", "a=1; b=\"2\"")
            .with("X-Many", "one")
            .with("X-Many", "two");
    try (Rig rig = Rig.sockJs(x -> x.webSocket().echoClose())) {
      rig.request
          .origin("https://example.org")
          .headers((kind, url) -> CompletableFuture.completedStage(headers));
      rig.connect();
      rig.listener.awaitConnected();
      RecordedRequest upgrade = rig.server.awaitRequest("GET", "/websocket");
      assertEquals(List.of("Bearer t0ken"), upgrade.headers("Authorization"));
      assertEquals(List.of("a=1; b=\"2\""), upgrade.headers("Cookie"));
      assertEquals(List.of("one, two"), upgrade.headers("X-Many"));
      assertEquals(List.of("https://example.org"), upgrade.headers("Origin"));
      assertEquals(
          List.of(
              new HeaderLookup(
                  RequestKind.WEBSOCKET, rig.server.uri("/echo/042/session1/websocket"))),
          rig.made().headerLookups());
    }
  }

  @Test
  void waitsForTheHeaders() throws Exception {
    CompletableFuture<Headers> later = new CompletableFuture<>();
    try (Rig rig = Rig.sockJs(x -> x.webSocket().echoClose())) {
      rig.request.headers((kind, url) -> later);
      rig.connect();
      assertEquals(List.of(), rig.server.requests());
      later.complete(Headers.of("X-Token", "fresh"));
      rig.listener.awaitConnected();
      assertEquals(
          List.of("fresh"), rig.server.awaitRequest("GET", "/websocket").headers("X-Token"));
    }
  }

  @Test
  void failedHeadersFailTheAttemptBeforeAnyRequest() {
    IllegalStateException cause = new IllegalStateException("no token");
    try (Rig rig = Rig.sockJs(x -> x.respond(404))) {
      rig.request.headers((kind, url) -> CompletableFuture.failedStage(cause));
      TransportEnd end = rig.fail();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.HEADERS, end.phase());
      assertSame(cause, end.cause().orElseThrow());
      assertEquals(List.of(), rig.server.requests());
    }
  }

  @Test
  void nothingIsAskedOfTheServerIfItIsAbortedBeforeTheHeadersCome() {
    CompletableFuture<Headers> later = new CompletableFuture<>();
    try (Rig rig = Rig.sockJs(x -> x.respond(404))) {
      rig.request.headers((kind, url) -> later);
      rig.connect().abort();
      later.complete(Headers.empty());
      assertEquals(List.of(), rig.server.requests());
    }
  }

  /** Tyrus decodes paths: unmended, the third would bring a header line of its own. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a%20b%2Fc?x=%20y",
        "/a%2520b?x=%2520y",
        "/a%0d%0aX-Smuggled:%201?x=%0a",
        "/%C3%A4;v=1?q=1&r=a+b%26c",
        "/plain?token=a=b",
      })
  void keepsPathAndQueryAsTheyAre(String base) throws Exception {
    try (Rig rig = Rig.sockJs(x -> x.webSocket().echoClose())) {
      rig.connect(TestTransportRequest.to(rig.server.uri(base)).ids("042", "session1"));
      rig.listener.awaitConnected();
      assertEquals(
          base.replace("?", "/042/session1/websocket?"),
          rig.server.awaitRequest("GET", "/websocket").target());
    }
  }

  @Test
  void offersSubProtocolsAndTellsTheServersChoice() throws Exception {
    try (Rig rig =
        Rig.sockJs(x -> x.header("Sec-WebSocket-Protocol", "v11.stomp").webSocket().echoClose())) {
      rig.request.subprotocols("v12.stomp", "v11.stomp");
      rig.connect();
      HandshakeDetails facts = rig.listener.awaitConnected();
      assertEquals(Optional.of("v11.stomp"), facts.protocol());
      assertEquals(List.of(), facts.extensions());
      String offered =
          rig.server
              .awaitRequest("GET", "/websocket")
              .header("Sec-WebSocket-Protocol")
              .orElseThrow();
      assertEquals("v12.stomp, v11.stomp", offered);
    }
  }

  @Test
  void aSubProtocolThatNobodyOfferedIsAFailure() {
    try (Rig rig =
        Rig.sockJs(x -> x.header("Sec-WebSocket-Protocol", "surprise").webSocket().echoClose())) {
      TransportEnd end = rig.fail();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.REQUEST, end.phase());
    }
  }

  @Test
  void keepsTheCookiesOfTheUpgrade() throws Exception {
    try (Rig rig =
        Rig.sockJs(
            x ->
                x.header("Set-Cookie", "SRV=\"A\"; Expires=Wed, 09 Jun 2100 10:18:14 GMT; Path=/")
                    .header("Set-Cookie", "list=1,2; path=/")
                    .webSocket()
                    .echoClose())) {
      rig.connect();
      rig.listener.awaitConnected();
      URI url = rig.server.uri("/echo/042/session1/websocket");
      assertEquals(
          List.of(
              new KeptCookies(
                  url,
                  List.of(
                      "SRV=\"A\"; Expires=Wed, 09 Jun 2100 10:18:14 GMT; Path=/",
                      "list=1,2; path=/"))),
          rig.made().keptCookies());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 307, 400, 401, 403, 404, 426, 500, 502, 503})
  void anyOtherAnswerIsAFailureWithItsStatus(int status) throws Exception {
    try (Rig rig =
        Rig.sockJs(
            x -> {
              x.header("Set-Cookie", "SRV=B; path=/");
              x.header("Location", x.request().path());
              x.header("WWW-Authenticate", "Basic realm=\"echo\"");
              x.header("Retry-After", "0");
              x.respond(status, "text/html", "<html>No</html>");
            })) {
      TransportEnd end = rig.fail();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.REQUEST, end.phase());
      assertEquals(OptionalInt.of(status), end.status());
      assertEquals("The upgrade was answered " + status, end.reason());
      assertEquals(1, rig.server.requests().size());
      assertEquals(List.of("SRV=B; path=/"), rig.made().keptCookies().get(0).setCookies());
    }
  }

  @Test
  void aWrongAcceptIsAFailureWithoutStatus() {
    try (Rig rig =
        Rig.sockJs(
            x -> {
              String[] head = {
                "HTTP/1.1 101 Switching Protocols",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Accept: bm90IHRoaXMgb25l",
                "\r\n"
              };
              x.raw(String.join("\r\n", head));
              x.silence();
            })) {
      TransportEnd end = rig.fail();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.REQUEST, end.phase());
      assertEquals(OptionalInt.empty(), end.status());
      assertTrue(end.cause().isPresent());
    }
  }
}
