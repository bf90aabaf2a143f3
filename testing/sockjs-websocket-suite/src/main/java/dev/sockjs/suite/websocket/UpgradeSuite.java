package dev.sockjs.suite.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Headers;
import dev.sockjs.Phase;
import dev.sockjs.RequestKind;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.spi.TransportEnd;
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

/** The opening handshake from the point of view of the server (RFC 6455, section 4). */
public abstract class UpgradeSuite extends WebSocketSuite {

  protected UpgradeSuite(WebSocketUnderTest transports) {
    super(transports);
  }

  @Test
  void requestsTheUrlOfTheSession() throws Exception {
    try (WebSocketFixture fixture =
        webSocket(exchange -> exchange.webSocket().text("o").echoClose())) {
      fixture.open().close(1000, "");
      fixture.listener.awaitEnd();
      RecordedRequest upgrade = fixture.server.awaitRequest("GET", "/websocket");
      assertEquals("/echo/042/session1/websocket", upgrade.target());
      assertEquals("HTTP/1.1", upgrade.requestLine().split(" ")[2]);
    }
  }

  @Test
  void rawTransportRequestsTheRawEndpoint() throws Exception {
    try (WebSocketFixture fixture = raw(exchange -> exchange.webSocket().echoClose())) {
      fixture.connect();
      fixture.listener.awaitConnected();
      assertEquals("/echo/websocket", fixture.server.awaitRequest("GET", "/websocket").target());
    }
  }

  @Test
  void sendsOnlyTheRequiredHeadersByDefault() throws Exception {
    try (WebSocketFixture fixture = webSocket(exchange -> exchange.webSocket().echoClose())) {
      fixture.connect();
      fixture.listener.awaitConnected();
      List<String> names =
          fixture.server.awaitRequest("GET", "/websocket").headerLines().stream()
              .map(line -> line.substring(0, line.indexOf(':')))
              .sorted()
              .toList();
      assertEquals(
          List.of("Connection", "Host", "Sec-WebSocket-Key", "Sec-WebSocket-Version", "Upgrade"),
          names);
    }
  }

  @Test
  void sendsTheHeadersOfTheRequest() throws Exception {
    Headers headers =
        Headers.of("Authorization", "Bearer t0ken")
            .with("Cookie", "a=1; b=\"2\"")
            .with("X-Many", "one")
            .with("X-Many", "two");
    try (WebSocketFixture fixture = webSocket(exchange -> exchange.webSocket().echoClose())) {
      fixture
          .request
          .origin("https://example.org")
          .headers((kind, url) -> CompletableFuture.completedStage(headers));
      fixture.connect();
      fixture.listener.awaitConnected();
      RecordedRequest upgrade = fixture.server.awaitRequest("GET", "/websocket");
      assertEquals(List.of("Bearer t0ken"), upgrade.headers("Authorization"));
      assertEquals(List.of("a=1; b=\"2\""), upgrade.headers("Cookie"));
      assertEquals("one, two", joined(upgrade, "X-Many"));
      assertEquals(List.of("https://example.org"), upgrade.headers("Origin"));
      assertEquals(
          List.of(
              new HeaderLookup(
                  RequestKind.WEBSOCKET, fixture.server.uri("/echo/042/session1/websocket"))),
          fixture.builtRequest().headerLookups());
    }
  }

  /** Each unit of a value is one byte on the wire, as in browsers. */
  @Test
  protected void sendsHeadersBeyondAscii() throws Exception {
    try (WebSocketFixture fixture = webSocket(exchange -> exchange.webSocket().echoClose())) {
      fixture.request.headers(
          (kind, url) -> CompletableFuture.completedStage(Headers.of("X-Name", "Zo\u00eb \u00ff")));
      fixture.connect();
      fixture.listener.awaitConnected();
      assertEquals(
          List.of("Zo\u00eb \u00ff"),
          fixture.server.awaitRequest("GET", "/websocket").headers("X-Name"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 20, 60})
  protected void sendsALongHead(int kibibytes) throws Exception {
    String cookie = "a=" + "x".repeat(kibibytes << 10);
    try (WebSocketFixture fixture = webSocket(exchange -> exchange.webSocket().echoClose())) {
      fixture.request.headers(
          (kind, url) -> CompletableFuture.completedStage(Headers.of("Cookie", cookie)));
      fixture.connect();
      fixture.listener.awaitConnected();
      assertEquals(
          List.of(cookie), fixture.server.awaitRequest("GET", "/websocket").headers("Cookie"));
    }
  }

  @Test
  void waitsForTheHeaders() throws Exception {
    CompletableFuture<Headers> headers = new CompletableFuture<>();
    try (WebSocketFixture fixture = webSocket(exchange -> exchange.webSocket().echoClose())) {
      fixture.request.headers((kind, url) -> headers);
      fixture.connect();
      assertEquals(List.of(), fixture.server.requests());
      headers.complete(Headers.of("X-Token", "fresh"));
      fixture.listener.awaitConnected();
      assertEquals(
          List.of("fresh"), fixture.server.awaitRequest("GET", "/websocket").headers("X-Token"));
    }
  }

  @Test
  void failedHeadersFailTheAttemptBeforeAnyRequest() {
    IllegalStateException cause = new IllegalStateException("no token");
    try (WebSocketFixture fixture = webSocket(exchange -> exchange.respond(404))) {
      fixture.request.headers((kind, url) -> CompletableFuture.failedStage(cause));
      TransportEnd end = fixture.fail();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.HEADERS, end.phase());
      assertSame(cause, end.cause().orElseThrow());
      assertEquals(List.of(), fixture.server.requests());
    }
  }

  @Test
  void sendsNothingIfAbortedBeforeTheHeadersAreReady() {
    CompletableFuture<Headers> headers = new CompletableFuture<>();
    try (WebSocketFixture fixture = webSocket(exchange -> exchange.respond(404))) {
      fixture.request.headers((kind, url) -> headers);
      fixture.connect().abort();
      headers.complete(Headers.empty());
      assertEquals(List.of(), fixture.server.requests());
    }
  }

  /** Tyrus decodes paths. Without double encoding, the third URL would add a header line. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a%20b%2Fc?x=%20y",
        "/a%2520b?x=%2520y",
        "/a%0d%0aX-Smuggled:%201?x=%0a",
        "/%C3%A4;v=1?q=1&r=a+b%26c",
        "/plain?token=a=b",
      })
  void pathAndQueryReachTheServerUnchanged(String base) throws Exception {
    try (WebSocketFixture fixture = webSocket(exchange -> exchange.webSocket().echoClose())) {
      fixture.connect(fixture.requestTo(fixture.server.uri(base)).ids("042", "session1"));
      fixture.listener.awaitConnected();
      assertEquals(
          base.replace("?", "/042/session1/websocket?"),
          fixture.server.awaitRequest("GET", "/websocket").target());
    }
  }

  @Test
  void offersSubProtocolsAndReportsTheServersChoice() throws Exception {
    try (WebSocketFixture fixture =
        webSocket(
            exchange ->
                exchange.header("Sec-WebSocket-Protocol", "v11.stomp").webSocket().echoClose())) {
      fixture.request.subprotocols("v12.stomp", "v11.stomp");
      fixture.connect();
      HandshakeDetails details = fixture.listener.awaitConnected();
      assertEquals(Optional.of("v11.stomp"), details.protocol());
      assertEquals(List.of(), details.extensions());
      assertEquals(
          "v12.stomp, v11.stomp",
          joined(fixture.server.awaitRequest("GET", "/websocket"), "Sec-WebSocket-Protocol"));
    }
  }

  @Test
  void subProtocolThatWasNotOfferedIsAFailure() {
    try (WebSocketFixture fixture =
        webSocket(
            exchange ->
                exchange.header("Sec-WebSocket-Protocol", "surprise").webSocket().echoClose())) {
      TransportEnd end = fixture.fail();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.REQUEST, end.phase());
    }
  }

  @Test
  void keepsTheCookiesOfTheResponse() throws Exception {
    try (WebSocketFixture fixture =
        webSocket(
            exchange ->
                exchange
                    .header(
                        "Set-Cookie", "SRV=\"A\"; Expires=Wed, 09 Jun 2100 10:18:14 GMT; Path=/")
                    .header("Set-Cookie", "list=1,2; path=/")
                    .webSocket()
                    .echoClose())) {
      fixture.connect();
      fixture.listener.awaitConnected();
      URI url = fixture.server.uri("/echo/042/session1/websocket");
      assertEquals(
          List.of(
              new KeptCookies(
                  url,
                  List.of(
                      "SRV=\"A\"; Expires=Wed, 09 Jun 2100 10:18:14 GMT; Path=/",
                      "list=1,2; path=/"))),
          fixture.builtRequest().keptCookies());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 307, 400, 401, 403, 404, 426, 500, 502, 503})
  void statusOtherThan101IsAFailureWithItsStatus(int status) throws Exception {
    try (WebSocketFixture fixture =
        webSocket(
            exchange -> {
              exchange.header("Set-Cookie", "SRV=B; path=/");
              exchange.header("Location", exchange.request().path());
              exchange.header("WWW-Authenticate", "Basic realm=\"echo\"");
              exchange.header("Retry-After", "0");
              exchange.respond(status, "text/html", "<html>No</html>");
            })) {
      TransportEnd end = fixture.fail();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.REQUEST, end.phase());
      assertEquals(OptionalInt.of(status), end.status());
      assertEquals("The server responded to the upgrade with status " + status, end.reason());
      assertEquals(1, fixture.server.requests().size());
      assertEquals(
          List.of("SRV=B; path=/"), fixture.builtRequest().keptCookies().get(0).setCookies());
    }
  }

  @Test
  void wrongAcceptHeaderIsAFailureWithoutStatus() {
    try (WebSocketFixture fixture =
        webSocket(
            exchange -> {
              String[] head = {
                "HTTP/1.1 101 Switching Protocols",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Accept: bm90IHRoaXMgb25l",
                "\r\n"
              };
              exchange.raw(String.join("\r\n", head));
              exchange.silence();
            })) {
      TransportEnd end = fixture.fail();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.REQUEST, end.phase());
      assertEquals(OptionalInt.empty(), end.status());
      assertTrue(end.cause().isPresent());
    }
  }

  /** Joins the values of a field, which may be sent in one line or in several (RFC 9110, 5.3). */
  private static String joined(RecordedRequest request, String name) {
    return String.join(", ", request.headers(name));
  }
}
