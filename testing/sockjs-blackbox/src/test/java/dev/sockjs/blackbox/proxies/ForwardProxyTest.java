package dev.sockjs.blackbox.proxies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import dev.sockjs.ProxySettings;
import dev.sockjs.ServerInfo;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.blackbox.SockJsNode;
import dev.sockjs.testkit.tls.LoopbackTls;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A company network: a forward proxy that requires a password, and a server that accepts
 * connections from the proxy only.
 */
class ForwardProxyTest {

  /** The source address of the connections of the proxy; 127.0.0.0/8 is the loopback network. */
  private static final String PROXY_ADDRESS = "127.0.0.2";

  @RegisterExtension private static final ProxyTestResources RESOURCES = new ProxyTestResources();
  @TempDir private static Path directory;

  private static SockJsNode node;
  private static ProxyProcess restricted;
  private static ProxyProcess tinyproxy;
  private static LoopbackTls tls;
  private static ProxySettings validLogin;
  private static ProxySettings invalidLogin;
  private static URI overTls;

  @BeforeAll
  static void start() throws IOException {
    node = RESOURCES.node();
    tls = LoopbackTls.create();
    Path certificate = directory.resolve("server.pem");
    Pem.write(tls, certificate);
    int tlsPort = FreePorts.find();
    restricted =
        RESOURCES.proxy(
            ProxyProgram.NGINX,
            "nginx-restricted.conf",
            Map.of("a", node, "from", PROXY_ADDRESS, "tls", tlsPort, "certificate", certificate));
    overTls = URI.create("https://127.0.0.1:" + tlsPort + "/echo");
    tinyproxy =
        RESOURCES.proxy(ProxyProgram.TINYPROXY, "tinyproxy.conf", Map.of("from", PROXY_ADDRESS));
    validLogin = proxy().withCredentials("user", "secret");
    invalidLogin = proxy().withCredentials("user", "guessed");
  }

  static List<String> transports() {
    return ProxyTestResources.transports();
  }

  private static ProxySettings proxy() {
    return ProxySettings.of(ProxySettings.Type.HTTP, "127.0.0.1", tinyproxy.port());
  }

  private static SockJsClient client(ProxySettings proxy) {
    return RESOURCES.client(SockJsClient.builder().proxy(proxy).sslContext(tls.client()));
  }

  /** Exchanges messages in one session and returns its path. */
  private static String assertEchoes(SockJsClient client, URI url, String transport) {
    EchoSession session = new EchoSession(client, url, ProxyTestResources.only(transport));
    session.awaitOpen();
    for (String message : List.of("one", "two", "three")) {
      session.send(message);
      session.awaitMessage(message);
    }
    session.close();
    assertEquals("1000 \"Normal closure\" (clean)", session.awaitEnd().toString());
    return session.path();
  }

  @Test
  void serverRejectsDirectConnections() {
    EchoSession session =
        new EchoSession(
            RESOURCES.client(), restricted.uri("/echo"), ProxyTestResources.LONG_TIMEOUTS);
    assertEquals(
        "1002 \"Cannot connect to server\" (unclean, status 403)", session.awaitEnd().toString());
  }

  @ParameterizedTest
  @MethodSource("transports")
  void everyRequestGoesThroughTheProxy(String transport) {
    int logSize = restricted.log().size();
    String path = assertEchoes(client(validLogin), restricted.uri("/echo"), transport);
    tinyproxy.awaitLine("GET " + restricted.uri("/echo/info"));
    tinyproxy.awaitLine(
        transport.startsWith("websocket")
            ? "CONNECT " + restricted.uri("/").getAuthority()
            : restricted.uri(path).toString());
    assertNoDirectRequest(logSize);
  }

  @ParameterizedTest
  @MethodSource("transports")
  void requestsOverTlsGoThroughTunnels(String transport) {
    int logSize = restricted.log().size();
    String path = assertEchoes(client(validLogin), overTls, transport);
    tinyproxy.awaitLine("CONNECT " + overTls.getAuthority());
    assertNoDirectRequest(logSize);
    assertTrue(tinyproxy.log().stream().noneMatch(line -> line.contains(path)));
  }

  private static void assertNoDirectRequest(int firstLine) {
    List<String> log = restricted.log();
    assertTrue(
        log.subList(firstLine, log.size()).stream().noneMatch(each -> each.startsWith("403")));
  }

  @ParameterizedTest
  @MethodSource("transports")
  void excludedHostIsConnectedDirectly(String transport) {
    assertEchoes(client(proxy().withNoProxy("127.0.0.1")), node.uri("/echo"), transport);
    // The log of the proxy is read up to a request that it got later.
    tinyproxy.awaitLine(assertEchoes(client(validLogin), restricted.uri("/echo"), "xhr-polling"));
    String host = node.uri("/").getAuthority();
    assertTrue(tinyproxy.log().stream().noneMatch(line -> line.contains(host)));
  }

  /** tinyproxy responds with 407 without a password, and with 401 to a wrong one. */
  @Test
  void missingOrWrongPasswordFailsTheInfoRequestWithTheStatus() {
    for (URI url : List.of(restricted.uri("/echo"), overTls)) {
      assertEquals(
          "1002 \"Cannot connect to server\" (unclean, status 407)",
          awaitEnd(proxy(), url).toString());
      assertEquals(
          "1002 \"Cannot connect to server\" (unclean, status 401)",
          awaitEnd(invalidLogin, url).toString());
    }
  }

  private static CloseEvent awaitEnd(ProxySettings proxy, URI url) {
    EchoSession session = new EchoSession(client(proxy), url, ProxyTestResources.LONG_TIMEOUTS);
    CloseEvent end = session.awaitEnd();
    assertEquals(List.of(), session.attempts());
    return end;
  }

  @ParameterizedTest
  @MethodSource("transports")
  void missingPasswordFailsTheConnectAtTheFirstTransport(String transport) {
    assertEndsAtOnce(407, proxy(), restricted.uri("/echo"), transport);
    assertEndsAtOnce(407, proxy(), overTls, transport);
  }

  @ParameterizedTest
  @MethodSource("transports")
  void wrongPasswordFailsTheConnectAtTheFirstTunnel(String transport) {
    assertEndsAtOnce(401, invalidLogin, overTls, transport);
  }

  /** Connects without an info request, and with another transport to fall back to. */
  private static void assertEndsAtOnce(int status, ProxySettings proxy, URI url, String transport) {
    String other = transport.equals("websocket") ? "xhr-polling" : "websocket";
    SockJsOptions options =
        ProxyTestResources.LONG_TIMEOUTS.toBuilder()
            .info(ServerInfo.defaults())
            .transports(transport, other)
            .build();
    EchoSession session = new EchoSession(client(proxy), url, options);
    CloseEvent end = session.awaitEnd();
    assertEquals("2000 \"All transports failed\" (unclean, status " + status + ")", end.toString());
    assertTrue(end.cause().orElseThrow().getMessage().startsWith("The proxy responded"));
    assertEquals(List.of(transport + " FAILED " + status), session.attempts());
  }
}
