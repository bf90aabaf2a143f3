package dev.sockjs.blackbox.proxies;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.blackbox.ForkedProcess;
import dev.sockjs.blackbox.Jars;
import dev.sockjs.blackbox.ProcessOutput;
import dev.sockjs.blackbox.SockJsNode;
import dev.sockjs.blackbox.documents.Document;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reverse proxies that buffer, time out, reject upgrades, or have lost their server. */
class ReverseProxyTest {

  @RegisterExtension private static final ProxyTestResources RESOURCES = new ProxyTestResources();

  private static SockJsNode node;
  private static SockJsClient client;
  private static ProxyProcess buffering;
  private static ProxyProcess rejecting;

  @BeforeAll
  static void start() {
    node = RESOURCES.node();
    client = RESOURCES.client();
    buffering = RESOURCES.proxy(ProxyProgram.NGINX, "nginx-buffering.conf", Map.of("a", node));
    rejecting =
        RESOURCES.proxy(
            ProxyProgram.HAPROXY,
            "haproxy-rejecting.cfg",
            Map.of("a", node, "missing", "127.0.0.1:" + FreePorts.find()));
  }

  @Test
  void bufferingProxyFallsBackToPolling() {
    SockJsOptions options = SockJsOptions.builder().timeout(Duration.ofSeconds(8)).build();
    EchoSession session = new EchoSession(client, buffering.uri("/echo"), options);
    assertEquals("xhr-polling", session.awaitOpen());
    assertEquals(
        List.of(
            "websocket FAILED 400",
            "xhr-streaming TIMEOUT",
            "eventsource TIMEOUT",
            "xhr-polling OPEN"),
        session.attempts());
    for (String message : List.of("one", "two", "three")) {
      session.send(message);
      session.awaitMessage(message);
    }
    session.close();
    assertEquals("1000 \"Normal closure\" (clean)", session.awaitEnd().toString());
  }

  @Test
  void probeCommandReportsThatTheProxyBuffers() {
    ProcessOutput output =
        ForkedProcess.run(
            List.of(
                ForkedProcess.tool("java"),
                "-cp",
                Jars.of("sockjs-cli").toString(),
                "dev.sockjs.cli.Main",
                "probe",
                "--timeout",
                "3000",
                buffering.uri("/echo").toString()));
    assertPrinted(output, "xhr-streaming +failed .*");
    assertPrinted(output, "xhr-polling +works .*");
    assertPrinted(output, "- xhr-streaming, .*: the proxy buffers streams: .*");
    assertPrinted(output, "- websocket.*: WebSocket upgrade refused: 400.*");
    assertPrinted(output, "An application with default settings gets xhr-polling, .*");
  }

  private static void assertPrinted(ProcessOutput output, String line) {
    assertTrue(
        output.lines().stream().anyMatch(each -> each.matches(line)), () -> line + "\n" + output);
  }

  @Test
  void rejectedUpgradeFallsBackAtOnce() {
    assertFallsBack("/echo", "websocket FAILED 403");
  }

  @Test
  void upgradeToAMissingServerFallsBackAtOnce() {
    assertFallsBack("/broadcast", "websocket FAILED 503");
  }

  private static void assertFallsBack(String endpoint, String failedAttempt) {
    EchoSession session =
        new EchoSession(client, rejecting.uri(endpoint), ProxyTestResources.LONG_TIMEOUTS);
    assertEquals("xhr-streaming", session.awaitOpen());
    assertEquals(List.of(failedAttempt, "xhr-streaming OPEN"), session.attempts());
    session.send("hello");
    session.awaitMessage("hello");
    session.close();
    assertEquals("1000 \"Normal closure\" (clean)", session.awaitEnd().toString());
  }

  @Test
  void missingServerBehindHaproxyFailsTheConnectWithTheStatus() throws IOException {
    EchoSession session =
        new EchoSession(client, rejecting.uri("/ticker"), ProxyTestResources.LONG_TIMEOUTS);
    assertEquals(
        "1002 \"Cannot connect to server\" (unclean, status 503)", session.awaitEnd().toString());
    rejecting.awaitLine("503 B GET /ticker/info SC");
    assertDocumented("`SC`");
    assertRespondsAsDocumented(
        rejecting.uri("/ticker/info"), 503, "No server is available to handle this request.");
  }

  @Test
  void rejectionOfHaproxyIsDocumented() throws IOException {
    URI url = rejecting.uri("/echo/000/session/websocket");
    // HttpURLConnection does not send this header.
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort())) {
      String request =
          "GET " + url.getPath() + " HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      String text = "Request forbidden by administrative rules.";
      String response = new String(socket.getInputStream().readAllBytes(), US_ASCII);
      assertTrue(response.startsWith("HTTP/1.1 403 ") && response.contains(text), response);
      assertDocumented(text);
    }
    assertTrue(rejecting.awaitLine(url.getPath()).endsWith(" PR"));
    assertDocumented("`PR`");
  }

  @Test
  void missingServerBehindNginxFailsTheConnectWithTheStatus() {
    Map<String, ?> values = Map.of("a", "127.0.0.1:" + FreePorts.find());
    ProxyProcess nginx = RESOURCES.proxy(ProxyProgram.NGINX, "nginx-buffering.conf", values);
    EchoSession session =
        new EchoSession(client, nginx.uri("/echo"), ProxyTestResources.LONG_TIMEOUTS);
    assertEquals(
        "1002 \"Cannot connect to server\" (unclean, status 502)", session.awaitEnd().toString());
    assertLoggedAsDocumented(
        nginx, "connect() failed (111: Connection refused) while connecting to upstream");
  }

  /** The proxy ends streams and WebSockets, and responds to a poll with an HTML page. */
  @Test
  void proxyTimeoutBelowTheHeartbeatIntervalEndsEverySession() {
    Map<String, ?> values = Map.of("a", node, "timeout", "10s");
    ProxyProcess nginx = RESOURCES.proxy(ProxyProgram.NGINX, "nginx-read-timeout.conf", values);
    openEveryTransport(nginx).forEach((transport, session) -> assertLost(transport, session, 504));
    assertLoggedAsDocumented(
        nginx, "upstream timed out (110: Connection timed out) while reading upstream");
    nginx.awaitLine("while reading response header from upstream");
  }

  @Test
  void timeoutOfHaproxyBelowTheHeartbeatIntervalEndsEverySession() {
    ProxyProcess haproxy =
        RESOURCES.proxy(ProxyProgram.HAPROXY, "haproxy-timeout.cfg", Map.of("a", node));
    openEveryTransport(haproxy)
        .forEach((transport, session) -> assertLost(transport, session, 504));
    for (String line : List.of("504 A POST .*/xhr sH", "200 A POST .*/xhr_streaming sD")) {
      haproxy.awaitLog(line, log -> log.stream().anyMatch(each -> each.matches(line)));
    }
    assertDocumented("`sH`");
    assertDocumented("`sD`");
  }

  @Test
  void killedServerBehindTheProxyEndsEverySession() {
    SockJsNode server = RESOURCES.node();
    Map<String, ?> values = Map.of("a", server, "timeout", "120s");
    ProxyProcess nginx = RESOURCES.proxy(ProxyProgram.NGINX, "nginx-read-timeout.conf", values);
    Map<String, EchoSession> sessions = openEveryTransport(nginx);
    server.kill();
    sessions.forEach((transport, session) -> assertLost(transport, session, 502));
    String end = "upstream prematurely closed connection";
    String reset = "recv() failed (104: Connection reset by peer)";
    String poll = " while reading response header from upstream";
    nginx.awaitLog(
        "the end of a poll",
        log -> log.stream().anyMatch(x -> x.contains(end + poll) || x.contains(reset + poll)));
    assertDocumented(end + poll);
    assertDocumented(reset);
  }

  /** The text is in the proxy's log and in {@code docs/troubleshooting.md}. */
  private static void assertLoggedAsDocumented(ProxyProcess proxy, String text) {
    proxy.awaitLine(text);
    assertDocumented(text);
  }

  private static void assertRespondsAsDocumented(URI url, int status, String text)
      throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
    assertEquals(status, connection.getResponseCode());
    String body = new String(connection.getErrorStream().readAllBytes(), US_ASCII);
    assertTrue(body.contains(text), body);
    assertDocumented(text);
  }

  private static void assertDocumented(String text) {
    assertTrue(Document.read("docs/troubleshooting.md").text().contains(text), text);
  }

  private static void assertLost(String transport, EchoSession session, int pollStatus) {
    CloseEvent end = session.awaitEnd();
    assertEquals(1006, end.code(), () -> transport + " " + end);
    assertFalse(end.wasClean(), transport);
    if (transport.endsWith("-polling")) {
      assertEquals(OptionalInt.of(pollStatus), end.status(), transport);
    }
  }

  /** Opens a session over every transport, and exchanges a message on each. */
  private static Map<String, EchoSession> openEveryTransport(ProxyProcess proxy) {
    Map<String, EchoSession> sessions = new LinkedHashMap<>();
    for (String transport : ProxyTestResources.transports()) {
      sessions.put(
          transport,
          new EchoSession(client, proxy.uri("/echo"), ProxyTestResources.only(transport)));
    }
    sessions.values().forEach(EchoSession::awaitOpen);
    sessions.values().forEach(session -> session.send("hello"));
    sessions.values().forEach(session -> session.awaitMessage("hello"));
    return sessions;
  }
}
