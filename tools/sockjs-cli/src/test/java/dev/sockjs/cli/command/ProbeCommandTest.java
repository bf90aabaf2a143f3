package dev.sockjs.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.SockJsClient;
import dev.sockjs.cli.CommandRun;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.tls.LoopbackTls;
import dev.sockjs.testserver.SockJsTestServer;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code sockjs probe} over real sockets. */
@Timeout(180)
final class ProbeCommandTest {

  private static final List<String> TRANSPORTS = transports();

  private static SockJsTestServer server;

  @BeforeAll
  static void start() {
    server = SockJsTestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static List<String> transports() {
    try (SockJsClient client = SockJsClient.create()) {
      return client.transports();
    }
  }

  @Test
  void everyTransportHasALineAndTheSummaryIsLast() {
    CommandRun run = probe(server.uri("/echo"), "--json", "--timeout", "30000");
    assertEquals(0, run.status(), run.out()::toString);
    assertTrue(run.out().get(0).startsWith("{\"event\":\"info\",\"websocket\":true,"));
    for (int i = 0; i < TRANSPORTS.size(); i++) {
      assertMatches(
          "\\{\"event\":\"transport\",\"transport\":\""
              + TRANSPORTS.get(i)
              + "\",\"outcome\":\"open\",\"ms\":\\d+,\"phase\":\"open\",\"works\":true,"
              + "\"answer\":\"echo\",\"answer_ms\":\\d+\\}",
          run.out().get(1 + i));
    }
    assertMatches(
        "\\{\"event\":\"summary\",\"works\":true,\"advice\":\\[.*\\],\"transport\":\"[a-z-]+\","
            + "\"ms\":\\d+,\"answer\":\"echo\",\"answer_ms\":\\d+\\}",
        run.lastLine());
    assertEquals("", run.err());
  }

  @Test
  void whatTheInfoRulesOutIsNotEligible() {
    CommandRun run = probe(server.uri("/disabled_websocket_echo"), "--timeout", "30000");
    assertEquals(0, run.status(), run.out()::toString);
    assertLine(run, "websocket +not eligible +- +-  the server offers no WebSocket");
    assertLine(run, "xhr-streaming +works +[0-9.]+ +[0-9.]+");
    assertLine(run, "An application with default settings gets xhr-[a-z]+, open after .*");
    assertLine(run, "- The server's info says that it offers no WebSocket; .*");
  }

  @Test
  void aServerThatClosesAtOnceIsToldFromANetworkThatFails() {
    CommandRun run = probe(server.uri("/close"), "--timeout", "30000", "--no-message");
    assertEquals(0, run.status(), run.out()::toString);
    assertLine(
        run, "websocket +works +[0-9.]+ +-  opened, then closed: 3000 \"Go away!\" \\(clean\\)");
    assertLine(run, "- .*: the server itself ends the session, with 3000 \"Go away!\": .*");
  }

  @Test
  void aRefusedUpgradeIsTold() {
    try (ScriptedServer scripted = sockJs()) {
      scripted.on("GET", "/websocket", x -> x.respond(403));
      CommandRun run = probe(scripted.uri("/echo"), "--no-message");
      assertEquals(0, run.status(), run.out()::toString);
      assertLine(run, "websocket +failed +- +-  in request after \\d+ ms, status 403: .*");
      assertLine(run, "- websocket, websocket-raw: WebSocket upgrade refused: 403, .*");
      assertLine(run, "- iframe-[^:]*: the server has no iframe.html \\(404\\), .*");
      assertLine(run, "- eventsource.*: the server does not offer it \\(404\\)");
    }
  }

  @Test
  void aProxyThatBuffersStreamsIsTold() {
    try (ScriptedServer scripted = sockJs()) {
      scripted.on("GET", "/websocket", x -> x.respond(400));
      scripted.on("POST", "/xhr_streaming", Exchange::silence);
      CommandRun run = probe(scripted.uri("/echo"), "--no-message", "--timeout", "3000");
      assertEquals(0, run.status(), run.out()::toString);
      assertLine(run, "xhr-streaming +failed +- +-  in request after \\d+ ms: Transport timed out");
      assertLine(run, "xhr-polling +works +[0-9.]+ +-");
      assertLine(run, "- xhr-streaming.*: the proxy buffers streams: .*");
      assertLine(run, "An application with default settings gets xhr-polling, .*");
      assertLine(run, "- Each connect here loses \\d+ ms before xhr-polling; .*");
    }
  }

  @Test
  void aMessageIsSentOnceASessionAndOnlyIfWanted() throws InterruptedException {
    try (ScriptedServer scripted = sockJs()) {
      scripted.on("POST", "/xhr_send", x -> x.respond(204));
      probe(scripted.uri("/echo"), "--no-message");
      assertFalse(scripted.requests().stream().anyMatch(r -> r.path().endsWith("/xhr_send")));
      probe(scripted.uri("/echo"), "--message", "hi", "--timeout", "2000");
      assertEquals("[\"hi\"]", scripted.awaitRequest("POST", "/xhr_send").bodyText());
    }
  }

  @Test
  void aSessionThatIsNotFoundAsksWhetherTheBalancerIsSticky() {
    try (ScriptedServer scripted = sockJs()) {
      scripted.on("POST", "/xhr_send", x -> x.respond(404));
      CommandRun run = probe(scripted.uri("/echo"));
      assertEquals(1, run.status(), run.out()::toString);
      assertLine(run, "xhr-polling +failed +[0-9.]+ +-  opened, then closed: 1006 .*status 404\\)");
      assertLine(
          run, "- xhr-streaming, .*xhr-polling.*: 404 on the session: is the balancer sticky\\?");
      assertLine(run, ".*; but it does not work\\.");
    }
  }

  @Test
  void aLoginPageIsNoSockJsEndpoint() {
    try (ScriptedServer scripted = ScriptedServer.start()) {
      scripted.on(
          "GET", "/info", x -> x.respond(200, "text/html", "<!DOCTYPE html><html>Log in</html>"));
      CommandRun run = probe(scripted.uri("/echo"), "--json");
      assertEquals(1, run.status());
      assertEquals(2, run.out().size(), run.out()::toString);
      assertTrue(run.out().get(0).startsWith("{\"event\":\"close\",\"code\":1002,"));
      assertMatches(
          "\\{\"event\":\"summary\",\"works\":false,\"advice\":\\[\"Not a SockJS endpoint: a web page"
              + " came.*\"\\]\\}",
          run.lastLine());
    }
  }

  @Test
  void whyThereIsNoInfoIsTold() throws GeneralSecurityException, IOException {
    assertAdvice("The host refuses connections", URI.create("http://127.0.0.1:1/echo"));
    try (ScriptedServer scripted = ScriptedServer.start()) {
      scripted
          .on("GET", "/401/info", x -> x.respond(401))
          .on("GET", "/silent/info", Exchange::silence);
      assertAdvice("The server wants a login", scripted.uri("/401"));
      CommandRun run =
          CommandRun.of("probe", scripted.uri("/silent").toString(), "--info-timeout", "500");
      assertAdvice("Nothing came from the host in time", run);
    }
    try (ScriptedServer tls = ScriptedServer.start(LoopbackTls.create().server())) {
      assertAdvice("The certificate is not by an authority that is trusted", tls.uri("/echo"));
    }
    assertAdvice(
        "There is no TLS at this port",
        URI.create(server.uri("/echo").toString().replace("http:", "https:")));
  }

  @Test
  void theProxyIsNamedAndItsCredentialsAreNot() {
    try (ScriptedServer proxy = ScriptedServer.start()) {
      proxy.on("CONNECT", Pattern.compile(".*"), x -> x.respond(407));
      CommandRun run =
          probe(
              URI.create("https://user:hush@sockjs.invalid/echo?token=hush"),
              "--proxy",
              "http://me:hush@127.0.0.1:" + proxy.port(),
              "-H",
              "X-Token: hush");
      assertEquals(1, run.status());
      assertTrue(
          run.lastLine().startsWith("- The HTTP proxy 127.0.0.1:" + proxy.port()), run.lastLine());
      assertFalse((run.out() + run.err()).contains("hush"), run.out()::toString);
    }
  }

  private static CommandRun probe(URI url, String... options) {
    return CommandRun.of(
        Stream.of(List.of("probe", url.toString(), "--info-timeout", "60000"), List.of(options))
            .flatMap(List::stream)
            .toArray(String[]::new));
  }

  /** Opens sessions of the two xhr transports, and knows nothing else. */
  private static ScriptedServer sockJs() {
    Set<String> sessions = ConcurrentHashMap.newKeySet();
    return ScriptedServer.start()
        .on("GET", "/info", x -> x.respond(200, "application/json", "{}"))
        .on(
            "POST",
            "/xhr_streaming",
            x -> {
              x.chunked(200, "application/javascript").chunk("h".repeat(2048) + "\no\n");
              x.silence();
            })
        .on(
            "POST",
            "/xhr",
            x -> {
              if (sessions.add(x.request().path())) {
                x.respond(200, "application/javascript", "o\n");
              } else {
                x.silence();
              }
            });
  }

  private static void assertAdvice(String beginning, URI url) {
    assertAdvice(beginning, probe(url));
  }

  private static void assertAdvice(String beginning, CommandRun run) {
    assertEquals(1, run.status());
    assertTrue(run.lastLine().startsWith("- " + beginning), run.out()::toString);
  }

  private static void assertLine(CommandRun run, String pattern) {
    assertTrue(run.out().stream().anyMatch(line -> line.matches(pattern)), run.out()::toString);
  }

  private static void assertMatches(String pattern, String line) {
    assertTrue(line.matches(pattern), line);
  }
}
