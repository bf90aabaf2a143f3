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

/** Reverse proxies that hold back, cut off, refuse, or have lost their server. */
class ReverseProxyTest {

  @RegisterExtension private static final ProxyTestResources STAGE = new ProxyTestResources();

  private static SockJsNode node;
  private static SockJsClient client;
  private static ProxyProcess buffering;
  private static ProxyProcess refusing;

  @BeforeAll
  static void start() {
    node = STAGE.node();
    client = STAGE.client();
    buffering = STAGE.proxy(ProxyProgram.NGINX, "nginx-buffering.conf", Map.of("a", node));
    refusing =
        STAGE.proxy(
            ProxyProgram.HAPROXY,
            "haproxy-refusing.cfg",
            Map.of("a", node, "gone", "127.0.0.1:" + FreePorts.free()));
  }

  @Test
  void wherePollingAloneComesThroughPollingIsFound() {
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
      session.say(message);
      session.hear(message);
    }
    session.leave();
    assertEquals("1000 \"Normal closure\" (clean)", session.awaitEnd().toString());
  }

  @Test
  void theCommandTellsThatTheProxyBuffers() {
    ProcessOutput printed =
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
    assertPrinted(printed, "xhr-streaming +failed .*");
    assertPrinted(printed, "xhr-polling +works .*");
    assertPrinted(printed, "- xhr-streaming, .*: the proxy buffers streams: .*");
    assertPrinted(printed, "- websocket.*: WebSocket upgrade refused: 400.*");
    assertPrinted(printed, "An application with default settings gets xhr-polling, .*");
  }

  private static void assertPrinted(ProcessOutput printed, String line) {
    assertTrue(
        printed.lines().stream().anyMatch(each -> each.matches(line)), () -> line + "\n" + printed);
  }

  @Test
  void aRefusedUpgradeFallsBackAtOnce() {
    assertFallsBack("/echo", "websocket FAILED 403");
  }

  @Test
  void anUpgradeWithoutAServerFallsBackAtOnce() {
    assertFallsBack("/broadcast", "websocket FAILED 503");
  }

  private static void assertFallsBack(String endpoint, String refusal) {
    EchoSession session =
        new EchoSession(client, refusing.uri(endpoint), ProxyTestResources.PATIENT);
    assertEquals("xhr-streaming", session.awaitOpen());
    assertEquals(List.of(refusal, "xhr-streaming OPEN"), session.attempts());
    session.say("hello");
    session.hear("hello");
    session.leave();
    assertEquals("1000 \"Normal closure\" (clean)", session.awaitEnd().toString());
  }

  @Test
  void noServerBehindHaproxyIsNoServerAndTheStatusIsTold() {
    EchoSession session =
        new EchoSession(client, refusing.uri("/ticker"), ProxyTestResources.PATIENT);
    assertEquals(
        "1002 \"Cannot connect to server\" (unclean, status 503)", session.awaitEnd().toString());
  }

  @Test
  void noServerBehindNginxIsNoServerAndTheStatusIsTold() {
    Map<String, ?> gone = Map.of("a", "127.0.0.1:" + FreePorts.free());
    ProxyProcess nginx = STAGE.proxy(ProxyProgram.NGINX, "nginx-buffering.conf", gone);
    EchoSession session = new EchoSession(client, nginx.uri("/echo"), ProxyTestResources.PATIENT);
    assertEquals(
        "1002 \"Cannot connect to server\" (unclean, status 502)", session.awaitEnd().toString());
  }

  /** Streams and sockets are just cut; a poll gets a page in HTML. */
  @Test
  void aProxyWithLessPatienceThanTheHeartbeatEndsEverySession() {
    Map<String, ?> values = Map.of("a", node, "patience", "3s");
    ProxyProcess impatient = STAGE.proxy(ProxyProgram.NGINX, "nginx-impatient.conf", values);
    everywhere(impatient).forEach((transport, session) -> assertLost(transport, session, 504));
  }

  @Test
  void aServerThatDiesBehindTheProxyEndsEverySession() {
    SockJsNode mortal = STAGE.node();
    Map<String, ?> values = Map.of("a", mortal, "patience", "120s");
    ProxyProcess nginx = STAGE.proxy(ProxyProgram.NGINX, "nginx-impatient.conf", values);
    Map<String, EchoSession> sessions = everywhere(nginx);
    mortal.kill();
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

  /** A session on every transport, each of which has just talked. */
  private static Map<String, EchoSession> everywhere(ProxyProcess proxy) {
    Map<String, EchoSession> sessions = new LinkedHashMap<>();
    for (String transport : ProxyTestResources.transports()) {
      sessions.put(
          transport,
          new EchoSession(client, proxy.uri("/echo"), ProxyTestResources.only(transport)));
    }
    sessions.values().forEach(EchoSession::awaitOpen);
    sessions.values().forEach(session -> session.say("hello"));
    sessions.values().forEach(session -> session.hear("hello"));
    return sessions;
  }
}
