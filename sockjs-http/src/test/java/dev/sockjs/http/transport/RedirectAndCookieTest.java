package dev.sockjs.http.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sockjs.Headers;
import dev.sockjs.Phase;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.contract.TestTransportRequest.KeptCookies;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedServer;
import java.net.URI;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One redirect is followed, and the cookies of every response are kept. */
class RedirectAndCookieTest extends OneServerTest {

  private static final Script OPENS = x -> x.respond(200, "text/plain", "o\n");

  private final TestTransportRequest request =
      TestTransportRequest.to(server.uri("/echo"))
          .ids("000", "session")
          .headers(
              (kind, url) -> CompletableFuture.completedStage(Headers.of("For", url.getPath())))
          .build();

  @Test
  void receivingRequestFollowsOneRedirectWithNewHeaders() throws Exception {
    redirect("/xhr", 307, "/elsewhere");
    server.on("POST", "/elsewhere", OPENS);
    try (TestConnection connection = TestConnection.open(client, request)) {
      connection.expectOpen();

      assertEquals(
          List.of("/echo/000/session/xhr"), server.awaitRequest("POST", "/xhr").headers("For"));
      assertEquals(List.of("/elsewhere"), server.awaitRequest("POST", "/elsewhere").headers("For"));
    }
  }

  @Test
  void sendingRequestFollowsOneRedirectWithItsBody() throws Exception {
    server.on("POST", "/xhr", OPENS);
    redirect("/xhr_send", 308, "/elsewhere");
    server.on("POST", "/elsewhere", x -> x.respond(204));
    try (TestConnection connection = TestConnection.open(client, request)) {
      connection.expectOpen();
      connection.send("\"x\"").join();

      assertEquals("[\"x\"]", server.awaitRequest("POST", "/elsewhere").bodyText());
    }
  }

  @Test
  void secondRedirectIsUnexpectedStatus() {
    redirect("/xhr", 307, "/elsewhere");
    redirect("/elsewhere", 307, "/echo/000/session/xhr");
    try (TestConnection connection = TestConnection.open(client, request)) {
      TransportEnd end = connection.expectEnd();
      assertEquals(Phase.REQUEST, end.phase());
      assertEquals(OptionalInt.of(307), end.status());
    }
    assertEquals(2, server.requests().size());
  }

  @Test
  void redirectToAnotherOriginIsNotFollowed() {
    try (ScriptedServer other = ScriptedServer.start()) {
      redirect("/xhr", 307, other.uri("/xhr").toString());
      try (TestConnection connection = TestConnection.open(client, request)) {
        assertEquals(OptionalInt.of(307), connection.expectEnd().status());
      }
      assertEquals(List.of(), other.requests());
    }
  }

  @Test
  void cookiesOfEveryResponseAreKeptAndNotSentByJetty() throws Exception {
    server.on(
        "POST",
        "/xhr",
        Script.sequence(
            x -> x.header("Set-Cookie", "a=1").header("Location", "/moved").respond(307),
            x -> x.header("Set-Cookie", "e=5").respond(503)));
    server.on(
        "POST",
        Pattern.compile("/moved"),
        x -> {
          x.header("Set-Cookie", "b=\"2\"; Path=/").header("set-cookie", "c=3; Secure");
          x.respond(200, "text/plain", "o\n");
        });
    server.on("POST", "/xhr_send", x -> x.header("Set-Cookie", "d=4").respond(204));
    try (TestConnection connection = TestConnection.open(client, request)) {
      connection.expectOpen();
      connection.send("\"x\"").join();
      connection.allow(1);
      connection.expectEnd();
    }

    URI moved = server.uri("/moved");
    assertEquals(
        List.of(
            new KeptCookies(request.url("xhr"), List.of("a=1")),
            new KeptCookies(moved, List.of("b=\"2\"; Path=/", "c=3; Secure")),
            new KeptCookies(request.url("xhr_send"), List.of("d=4")),
            new KeptCookies(request.url("xhr"), List.of("e=5"))),
        request.keptCookies());
    assertFalse(server.requests().stream().anyMatch(each -> each.header("Cookie").isPresent()));
  }

  private void redirect(String suffix, int status, String location) {
    server.on("POST", suffix, x -> x.header("Location", location).respond(status));
  }
}
