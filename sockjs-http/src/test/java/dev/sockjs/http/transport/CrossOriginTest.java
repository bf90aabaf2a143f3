package dev.sockjs.http.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Headers;
import dev.sockjs.ServerInfo;
import dev.sockjs.http.HttpTransportProvider;
import dev.sockjs.http.spec.BrowsingContext;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.TransportRequest;
import dev.sockjs.spi.TransportTarget;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.Script;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A transport with the browsing context CROSS_ORIGIN behaves like {@code XDomainRequest}. */
class CrossOriginTest extends OneServerTest {

  private static final HttpTransportProvider XDR =
      TestConnection.provider(BrowsingContext.CROSS_ORIGIN);
  private static final Script OPENS =
      x -> x.header("Set-Cookie", "a=1").respond(200, "text/plain", "o\n");

  @Test
  void everyUrlIsUniqueAndKeepsTheQuery() throws Exception {
    server.on("POST", "/xhr", Script.sequence(OPENS, OPENS, x -> x.silence()));
    server.on("POST", "/xhr_send", x -> x.respond(204));
    TestTransportRequest request = to("/echo?token=x").build();
    try (TestConnection connection = TestConnection.open(XDR, client, request)) {
      connection.expectOpen();
      connection.expectFrames("o");
      connection.send("\"x\"").join();

      String first = server.awaitRequest("POST", "/xhr").target();
      String second = server.awaitRequest("POST", "/xhr").target();
      String send = server.awaitRequest("POST", "/xhr_send").target();
      assertTrue(first.matches("/echo/000/session/xhr\\?token=x&t=\\w+"), first);
      assertTrue(second.matches("/echo/000/session/xhr\\?token=x&t=\\w+"), second);
      assertTrue(send.matches("/echo/000/session/xhr_send\\?token=x&t=\\w+"), send);
      assertNotEquals(first, second);
    }
  }

  @Test
  void parameterIsTheQueryIfThereIsNoOther() throws Exception {
    server.on("POST", "/xhr", OPENS);
    try (TestConnection connection = TestConnection.open(XDR, client, to("/echo").build())) {
      connection.expectOpen();

      String target = server.awaitRequest("POST", "/xhr").target();
      assertTrue(target.matches("/echo/000/session/xhr\\?t=\\w+"), target);
    }
  }

  @Test
  void cookiesAreNotSentOrKeptAndOtherHeadersAreSent() throws Exception {
    Headers headers = Headers.of("Cookie", "own=1").with("Authorization", "Bearer x");
    TestTransportRequest request =
        to("/echo").headers((kind, url) -> CompletableFuture.completedStage(headers)).build();
    server.on("POST", "/xhr", OPENS);
    server.on("POST", "/xhr_send", x -> x.header("Set-Cookie", "b=2").respond(204));
    try (TestConnection connection = TestConnection.open(XDR, client, request)) {
      connection.expectOpen();
      connection.send("\"x\"").join();

      for (RecordedRequest each : server.requests()) {
        assertEquals(List.of(), each.headers("Cookie"));
        assertEquals(List.of("Bearer x"), each.headers("Authorization"));
      }
      assertEquals(List.of(), request.keptCookies());
    }
  }

  @Test
  void isUsableWithoutOriginAndFromOriginWithTheSchemeOfTheUrl() {
    assertEquals(Optional.empty(), eligibility(to("/echo")).obstacle());
    assertEquals(
        Optional.empty(), eligibility(to("/echo").origin("http://example.org:8080")).obstacle());
    assertEquals(Optional.empty(), eligibility(to("/echo").origin("HTTP://a")).obstacle());
  }

  @Test
  void isNotUsableIfTheServerNeedsCookies() {
    assertEquals(
        Optional.of("The server needs cookies, and this transport sends none"),
        eligibility(ServerInfo.defaults().withCookieNeeded(true), to("/echo").build()).obstacle());
  }

  @Test
  void isNotUsableFromTheOriginNull() {
    assertEquals(
        Optional.of("This transport cannot be used from the origin \"null\""),
        eligibility(to("/echo").origin("null")).obstacle());
  }

  @Test
  void isNotUsableFromOriginWithAnotherScheme() {
    assertEquals(
        Optional.of(
            "This transport cannot be used from the origin \"https://example.org\""
                + " for a URL with the scheme http"),
        eligibility(to("/echo").origin("https://example.org")).obstacle());
    assertEquals(
        Optional.of(
            "This transport cannot be used from the origin \"http://example.org\""
                + " for a URL with the scheme https"),
        eligibility(
                TestTransportRequest.to(URI.create("https://localhost/echo"))
                    .origin("http://example.org"))
            .obstacle());
  }

  @Test
  void sameOriginTransportIsUsableInAllTheseCases() {
    TransportRequest request = to("/echo").origin("null").build();
    ServerInfo info = ServerInfo.defaults().withCookieNeeded(true);

    assertEquals(
        Optional.empty(),
        TestConnection.POLLING.open(client).eligibility(info, request).obstacle());
  }

  private TestTransportRequest.Builder to(String base) {
    return TestTransportRequest.to(server.uri(base)).ids("000", "session");
  }

  private Eligibility eligibility(TestTransportRequest.Builder request) {
    return eligibility(ServerInfo.defaults(), request.build());
  }

  private Eligibility eligibility(ServerInfo info, TransportTarget target) {
    return XDR.open(client).eligibility(info, target);
  }
}
