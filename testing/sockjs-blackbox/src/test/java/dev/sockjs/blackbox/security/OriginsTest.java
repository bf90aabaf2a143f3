package dev.sockjs.blackbox.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import dev.sockjs.Headers;
import dev.sockjs.RequestKind;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.blackbox.EachTransport;
import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedServer;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Secrets of a connection go to the origin of the caller's URL with every request, and to no other
 * origin. The other origin of these tests is another port.
 */
class OriginsTest {

  /** RFC 7617, section 2. */
  private static final String BASIC = "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==";

  private static final Pattern ANYWHERE = Pattern.compile(".*");
  private static final Pattern SESSIONS = Pattern.compile("/echo/(?!info$).*");

  private final ScriptedServer server = SessionScripts.addTo(ScriptedServer.start());
  private final ScriptedServer other = SessionScripts.addTo(ScriptedServer.start());
  private final SockJsClient client = SockJsClient.create();
  private final AtomicInteger tokens = new AtomicInteger();

  @BeforeEach
  void infoSetsACookie() {
    respondToInfo("{}");
  }

  @AfterEach
  void stop() {
    client.closeNow();
    server.close();
    other.close();
  }

  private void respondToInfo(String info) {
    server.on(
        "GET",
        "/info",
        x -> x.header("Set-Cookie", "node=secret; Path=/").respond(200, "application/json", info));
  }

  private URI url() {
    return URI.create("http://Aladdin:open%20sesame@127.0.0.1:" + server.port() + "/echo");
  }

  private SockJsOptions secrets(String transport) {
    return TestConnection.longTimeouts()
        .transports(transport)
        .headers(Headers.of("X-Csrf", "fixed").with("Cookie", "own=secret"))
        .headers(
            kind ->
                CompletableFuture.completedStage(
                    Headers.of("X-Token", kind + " " + tokens.incrementAndGet())))
        .build();
  }

  private static String sendSuffix(String transport) {
    return transport.equals("jsonp-polling") ? "/jsonp_send" : "/xhr_send";
  }

  @EachTransport
  void callersOriginGetsNewHeadersWithEveryRequest(String transport) throws Exception {
    TestConnection connection = TestConnection.connect(client, url(), secrets(transport));
    connection.awaitOpen().send("x");
    if (!transport.startsWith("websocket")) {
      server.awaitRequest("POST", sendSuffix(transport));
    }
    connection.assertCloses();

    List<RecordedRequest> requests = server.requests();
    assertTrue(requests.size() >= (transport.startsWith("websocket") ? 2 : 3));
    for (RecordedRequest request : requests) {
      assertEquals(List.of(BASIC), request.headers("Authorization"), request::toString);
      assertEquals(List.of("fixed"), request.headers("X-Csrf"), request::toString);
      assertEquals(cookies(transport, request), request.headers("Cookie"), request::toString);
      String kind = request.header("X-Token").orElseThrow().split(" ", -1)[0];
      assertEquals(kindOf(request), RequestKind.valueOf(kind), request::toString);
    }
    List<String> tokenHeaders =
        requests.stream().flatMap(r -> r.headers("X-Token").stream()).toList();
    assertEquals(requests.size(), tokenHeaders.stream().distinct().count(), tokenHeaders::toString);
  }

  /** The info response sets a cookie. {@code xdr-*} send none, like XDomainRequest. */
  private static List<String> cookies(String transport, RecordedRequest request) {
    if (request.path().endsWith("/info")) {
      return List.of("own=secret");
    }
    return transport.startsWith("xdr-") ? List.of() : List.of("own=secret; node=secret");
  }

  private static RequestKind kindOf(RecordedRequest request) {
    String last = request.path().substring(request.path().lastIndexOf('/') + 1);
    return switch (last) {
      case "info" -> RequestKind.INFO;
      case "websocket" -> RequestKind.WEBSOCKET;
      case "xhr_send", "jsonp_send" -> RequestKind.SEND;
      default -> RequestKind.RECEIVE;
    };
  }

  /** The header function is called for the info request only. */
  @EachTransport
  void otherOriginOfABaseUrlGetsNoSecrets(String transport) throws Exception {
    respondToInfo("{\"base_url\":\"" + other.uri("/echo") + "\"}");
    TestConnection connection = TestConnection.connect(client, url(), secrets(transport));
    connection.awaitOpen().send("x");
    if (!transport.startsWith("websocket")) {
      other.awaitRequest("POST", sendSuffix(transport));
    }
    connection.assertCloses();

    assertEquals(1, server.requests().size());
    assertEquals(1, tokens.get());
    assertFalse(other.requests().isEmpty());
    for (RecordedRequest request : other.requests()) {
      assertHasNoSecret(request);
    }
  }

  private static void assertHasNoSecret(RecordedRequest request) {
    for (String name : List.of("Authorization", "Cookie", "X-Csrf", "X-Token")) {
      assertEquals(List.of(), request.headers(name), request::toString);
    }
    String all = request.requestLine() + request.headerLines();
    assertFalse(all.contains("secret") || all.contains("sesame"), all);
  }

  /** The other origin may set cookies for itself. The origin of the caller does not get them. */
  @Test
  void cookiesOfAnotherOriginStayThere() throws Exception {
    respondToInfo("{\"base_url\":\"" + other.uri("/echo") + "\"}");
    other.on("POST", "/xhr_send", x -> x.header("Set-Cookie", "foreign=1; Path=/").respond(204));
    TestConnection connection = TestConnection.connect(client, url(), secrets("xhr-streaming"));
    connection.awaitOpen().send("x");
    other.awaitRequest("POST", "/xhr_send");
    connection.assertCloses();

    respondToInfo("{}");
    TestConnection second = TestConnection.connect(client, url(), secrets("xhr-streaming"));
    second.awaitOpen();
    second.assertCloses();
    assertTrue(
        server.requests().stream()
            .flatMap(request -> request.headers("Cookie").stream())
            .noneMatch(cookies -> cookies.contains("foreign")));
  }

  private Script redirectTo(ScriptedServer target, String prefix, int status) {
    return x ->
        x.header("Location", target.uri(prefix + x.request().target()).toString()).respond(status);
  }

  private void redirect(Pattern path, Script redirect) {
    server.on("GET", path, redirect).on("POST", path, redirect);
  }

  @EachTransport
  void redirectOfATransportToAnotherOriginIsNotFollowed(String transport) {
    for (int status : List.of(302, 307)) {
      redirect(SESSIONS, redirectTo(other, "", status));
      TestConnection connection = TestConnection.connect(client, url(), secrets(transport));
      assertEquals(2000, connection.awaitEnd().code());
      assertEquals(List.of(transport + " FAILED in REQUEST"), connection.attemptTexts());
      assertEquals(OptionalInt.of(status), connection.attempts().get(0).status());
    }
    assertEquals(List.of(), other.requests());
  }

  @Test
  void redirectOfTheInfoToAnotherOriginIsNotFollowed() {
    redirect(ANYWHERE, redirectTo(other, "", 302));
    CloseEvent end = TestConnection.connect(client, url(), secrets("websocket")).awaitEnd();
    assertEquals("1002 \"Cannot connect to server\" (unclean, status 302)", end.toString());
    String advice = "If that is the server you mean, connect to " + other.uri("/echo");
    assertTrue(end.cause().orElseThrow().getMessage().endsWith(advice), end::toString);
    assertEquals(List.of(), other.requests());
  }

  /** A POST follows no 301, and an upgrade no redirect at all. */
  @EachTransport
  void sessionMovesWhereItsInfoWasRedirected(String transport) throws Exception {
    redirect(
        Pattern.compile("/echo/.*"),
        x -> x.header("Location", x.request().target().replace("echo", "moved")).respond(301));
    TestConnection connection = TestConnection.connect(client, url(), secrets(transport));
    connection.awaitOpen().send("x");
    if (!transport.startsWith("websocket")) {
      server.awaitRequest("POST", sendSuffix(transport));
    }
    connection.assertCloses();

    List<RecordedRequest> requests = server.requests();
    assertEquals("/echo/info", requests.get(0).path());
    for (RecordedRequest request : requests.subList(1, requests.size())) {
      assertTrue(request.path().startsWith("/moved/"), request::toString);
      assertEquals(Optional.of(BASIC), request.header("Authorization"), request::toString);
    }
  }

  @ParameterizedTest
  @FieldSource("dev.sockjs.blackbox.Transports#HTTP")
  void everyRequestFollowsOneRedirectWithinTheOrigin(String transport) throws Exception {
    redirect(SESSIONS, redirectTo(server, "/moved", 307));
    TestConnection connection = TestConnection.connect(client, url(), secrets(transport));
    connection.awaitOpen().send("x");
    awaitRedirectedSend(sendSuffix(transport));
    connection.assertCloses();

    List<RecordedRequest> requests = server.requests();
    for (RecordedRequest request : requests) {
      assertEquals(Optional.of(BASIC), request.header("Authorization"), request::toString);
    }
    assertEquals(
        requests.size(), requests.stream().map(each -> each.header("X-Token")).distinct().count());
  }

  /** Waits for a sending request, and for the same request after the redirect. */
  private void awaitRedirectedSend(String send) throws InterruptedException {
    assertTrue(server.awaitRequest("POST", send).path().startsWith("/echo/"));
    assertTrue(server.awaitRequest("POST", send).path().startsWith("/moved/echo/"));
  }

  @ParameterizedTest
  @FieldSource("dev.sockjs.blackbox.Transports#HTTP")
  void secondRedirectFailsTheAttemptWithItsStatus(String transport) {
    redirect(SESSIONS, redirectTo(server, "/moved", 307));
    redirect(Pattern.compile("/moved/.*"), redirectTo(server, "/moved-again", 307));
    TestConnection connection = TestConnection.connect(client, url(), secrets(transport));
    assertEquals(2000, connection.awaitEnd().code());
    assertEquals(OptionalInt.of(307), connection.attempts().get(0).status());
    assertEquals(3, server.requests().size());
  }

  @Test
  void secondRedirectOfTheInfoFailsTheConnectWithItsStatus() {
    redirect(Pattern.compile("/echo/.*"), redirectTo(server, "/moved", 307));
    redirect(Pattern.compile("/moved/.*"), redirectTo(server, "/moved-again", 307));
    CloseEvent end = TestConnection.connect(client, url(), secrets("websocket")).awaitEnd();
    assertEquals("1002 \"Cannot connect to server\" (unclean, status 307)", end.toString());
    assertEquals(2, server.requests().size());
  }

  @ParameterizedTest
  @FieldSource("dev.sockjs.blackbox.Transports#WEBSOCKET")
  void redirectOfAWebSocketIsNotFollowed(String transport) {
    redirect(SESSIONS, redirectTo(server, "/moved", 307));
    TestConnection connection = TestConnection.connect(client, url(), secrets(transport));
    assertEquals(2000, connection.awaitEnd().code());
    assertEquals(OptionalInt.of(307), connection.attempts().get(0).status());
    assertEquals(2, server.requests().size());
  }
}
