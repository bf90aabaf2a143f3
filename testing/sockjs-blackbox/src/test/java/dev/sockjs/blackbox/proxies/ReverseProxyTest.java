package dev.sockjs.blackbox.proxies;

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
    SockJsOptions options = SockJsOptions.builder().timeout(Duration.ofSeconds(3)).build();
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
  void missingServerBehindHaproxyFailsTheConnectWithTheStatus() {
    EchoSession session =
        new EchoSession(client, rejecting.uri("/ticker"), ProxyTestResources.LONG_TIMEOUTS);
    assertEquals(
        "1002 \"Cannot connect to server\" (unclean, status 503)", session.awaitEnd().toString());
  }

  @Test
  void missingServerBehindNginxFailsTheConnectWithTheStatus() {
    Map<String, ?> values = Map.of("a", "127.0.0.1:" + FreePorts.find());
    ProxyProcess nginx = RESOURCES.proxy(ProxyProgram.NGINX, "nginx-buffering.conf", values);
    EchoSession session =
        new EchoSession(client, nginx.uri("/echo"), ProxyTestResources.LONG_TIMEOUTS);
    assertEquals(
        "1002 \"Cannot connect to server\" (unclean, status 502)", session.awaitEnd().toString());
  }

  /** The proxy ends streams and WebSockets, and responds to a poll with an HTML page. */
  @Test
  void proxyTimeoutBelowTheHeartbeatIntervalEndsEverySession() {
    Map<String, ?> values = Map.of("a", node, "timeout", "3s");
    ProxyProcess nginx = RESOURCES.proxy(ProxyProgram.NGINX, "nginx-read-timeout.conf", values);
    openEveryTransport(nginx).forEach((transport, session) -> assertLost(transport, session, 504));
  }

  @Test
  void killedServerBehindTheProxyEndsEverySession() {
    SockJsNode server = RESOURCES.node();
    Map<String, ?> values = Map.of("a", server, "timeout", "120s");
    ProxyProcess nginx = RESOURCES.proxy(ProxyProgram.NGINX, "nginx-read-timeout.conf", values);
    Map<String, EchoSession> sessions = openEveryTransport(nginx);
    server.kill();
    sessions.forEach((transport, session) -> assertLost(transport, session, 502));
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
