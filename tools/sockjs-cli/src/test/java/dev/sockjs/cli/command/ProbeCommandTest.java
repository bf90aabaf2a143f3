package dev.sockjs.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

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
import org.junit.jupiter.api.parallel.Execution;

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
  @Execution(CONCURRENT)
  void printsALineForEveryTransportAndTheSummaryLast() {
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
  @Execution(CONCURRENT)
  void transportsThatTheInfoTurnsOffAreNotEligible() {
    CommandRun run = probe(server.uri("/disabled_websocket_echo"), "--timeout", "30000");
    assertEquals(0, run.status(), run.out()::toString);
    assertLine(run, "websocket +not eligible +- +-  The server offers no WebSocket");
    assertLine(run, "xhr-streaming +works +[0-9.]+ +[0-9.]+");
    assertLine(run, "An application with default settings gets xhr-[a-z]+, open after .*");
    assertLine(run, "- The server's info turns WebSocket off, .*");
  }

  @Test
  @Execution(CONCURRENT)
  void aCleanCloseByTheServerIsNotANetworkFailure() {
    CommandRun run = probe(server.uri("/close"), "--timeout", "30000", "--no-message");
    assertEquals(0, run.status(), run.out()::toString);
    // Of any transport: if the close frame comes later than after 1 s, the line is without it.
    assertLine(run, "\\S+ +works +[0-9.]+ +-  opened, then closed: 3000 \"Go away!\" \\(clean\\)");
    assertLine(run, "- .*: works, but the server closes the session with 3000 \"Go away!\": .*");
  }

  @Test
  @Execution(CONCURRENT)
  void aRefusedUpgradeIsExplained() {
    try (ScriptedServer scripted = xhrServer()) {
      scripted.on("GET", "/websocket", x -> x.respond(403));
      CommandRun run = probe(scripted.uri("/echo"), "--no-message", "--timeout", "30000");
      assertEquals(0, run.status(), run.out()::toString);
      assertLine(run, "websocket +failed +- +-  in request after \\d+ ms, status 403: .*");
      assertLine(run, "- websocket, websocket-raw: WebSocket upgrade refused: 403, .*");
      assertLine(run, "- iframe-[^:]*: the server has no iframe.html \\(404\\), .*");
      assertLine(run, "- eventsource.*: the server does not offer this transport \\(404\\)");
    }
  }

  @Test
  @Execution(CONCURRENT)
  void aProxyThatBuffersStreamsIsExplained() {
    try (ScriptedServer scripted = xhrServer()) {
      scripted.on("GET", "/websocket", x -> x.respond(400));
      scripted.on("POST", "/xhr_streaming", Exchange::silence);
      CommandRun run = probe(scripted.uri("/echo"), "--no-message", "--timeout", "10000");
      assertEquals(0, run.status(), run.out()::toString);
      assertLine(run, "xhr-streaming +failed +- +-  in request after \\d+ ms: Transport timed out");
      assertLine(run, "xhr-polling +works +[0-9.]+ +-");
      assertLine(run, "- xhr-streaming.*: the proxy buffers streams: .*");
      assertLine(run, "An application with default settings gets xhr-polling, .*");
      assertLine(run, "- Each connection loses \\d+ ms before it tries xhr-polling; .*");
    }
  }

  @Test
  @Execution(CONCURRENT)
  void aMessageIsSentUnlessNoMessageIsWanted() throws InterruptedException {
    try (ScriptedServer scripted = xhrServer()) {
      scripted.on("POST", "/xhr_send", x -> x.respond(204));
      probe(scripted.uri("/echo"), "--no-message");
      assertFalse(scripted.requests().stream().anyMatch(r -> r.path().endsWith("/xhr_send")));
      probe(scripted.uri("/echo"), "--message", "hi", "--timeout", "2000");
      assertEquals("[\"hi\"]", scripted.awaitRequest("POST", "/xhr_send").bodyText());
    }
  }

  @Test
  @Execution(CONCURRENT)
  void aSessionThatIsNotFoundSuggestsThatTheBalancerIsNotSticky() {
    try (ScriptedServer scripted = xhrServer()) {
      scripted.on("POST", "/xhr_send", x -> x.respond(404));
      CommandRun run = probe(scripted.uri("/echo"), "--timeout", "30000");
      assertEquals(1, run.status(), run.out()::toString);
      assertLine(run, "xhr-polling +failed +[0-9.]+ +-  opened, then closed: 1006 .*status 404\\)");
      assertLine(
          run,
          "- xhr-streaming, .*xhr-polling.*: 404 on the session: is the load balancer sticky\\?");
      assertLine(run, ".*, but it does not work\\.");
    }
  }

  @Test
  @Execution(CONCURRENT)
  void aLoginPageIsNotASockJsEndpoint() {
    try (ScriptedServer scripted = ScriptedServer.start()) {
      scripted.on(
          "GET", "/info", x -> x.respond(200, "text/html", "<!DOCTYPE html><html>Log in</html>"));
      CommandRun run = probe(scripted.uri("/echo"), "--json");
      assertEquals(1, run.status());
      assertEquals(2, run.out().size(), run.out()::toString);
      assertTrue(run.out().get(0).startsWith("{\"event\":\"close\",\"code\":1002,"));
      assertMatches(
          "\\{\"event\":\"summary\",\"works\":false,\"advice\":\\[\"Not a SockJS endpoint: the"
              + " response is a web page.*\"\\]\\}",
          run.lastLine());
    }
  }

  @Test
  @Execution(CONCURRENT)
  void failuresOfTheInfoRequestAreExplained() throws GeneralSecurityException, IOException {
    assertAdvice("The host refuses connections", URI.create("http://127.0.0.1:1/echo"));
    try (ScriptedServer scripted = ScriptedServer.start()) {
      scripted
          .on("GET", "/401/info", x -> x.respond(401))
          .on("GET", "/silent/info", Exchange::silence);
      assertAdvice("The server requires a login", scripted.uri("/401"));
      CommandRun run =
          CommandRun.of("probe", scripted.uri("/silent").toString(), "--info-timeout", "500");
      assertAdvice("The host did not respond in time", run);
    }
    try (ScriptedServer tls = ScriptedServer.start(LoopbackTls.create().server())) {
      assertAdvice("The certificate is not from a trusted authority", tls.uri("/echo"));
    }
    assertAdvice(
        "The server does not use TLS on this port",
        URI.create(server.uri("/echo").toString().replace("http:", "https:")));
  }

  @Test
  @Execution(CONCURRENT)
  void adviceNamesTheProxyButNotItsCredentials() {
    try (ScriptedServer proxy = ScriptedServer.start()) {
      proxy.on("CONNECT", Pattern.compile(".*"), x -> x.respond(407));
      CommandRun run =
          probe(
              URI.create("https://user:secret@sockjs.invalid/echo?token=secret"),
              "--proxy",
              "http://me:secret@127.0.0.1:" + proxy.port(),
              "-H",
              "X-Token: secret");
      assertEquals(1, run.status());
      assertTrue(
          run.lastLine().startsWith("- The HTTP proxy 127.0.0.1:" + proxy.port()), run.lastLine());
      assertFalse((run.out() + run.err()).contains("secret"), run.out()::toString);
    }
  }

  private static CommandRun probe(URI url, String... options) {
    return CommandRun.of(
        Stream.of(List.of("probe", url.toString(), "--info-timeout", "60000"), List.of(options))
            .flatMap(List::stream)
            .toArray(String[]::new));
  }

  /** A server that opens sessions of the two xhr transports, and responds 404 to all others. */
  private static ScriptedServer xhrServer() {
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
