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
 * The way out of a company's network: a forward proxy that asks for a password, and a server that
 * refuses whoever does not come from it.
 */
class ForwardProxyTest {

  /** What only the proxy binds its connections to; all of 127.0.0.0/8 is this machine. */
  private static final String PROXY_ADDRESS = "127.0.0.2";

  @RegisterExtension private static final ProxyTestResources STAGE = new ProxyTestResources();
  @TempDir private static Path directory;

  private static SockJsNode node;
  private static ProxyProcess walled;
  private static ProxyProcess tinyproxy;
  private static LoopbackTls tls;
  private static ProxySettings right;
  private static ProxySettings wrong;
  private static URI overTls;

  @BeforeAll
  static void start() throws IOException {
    node = STAGE.node();
    tls = LoopbackTls.create();
    Path certificate = directory.resolve("server.pem");
    Pem.write(tls, certificate);
    int tlsPort = FreePorts.free();
    walled =
        STAGE.proxy(
            ProxyProgram.NGINX,
            "nginx-walled.conf",
            Map.of("a", node, "from", PROXY_ADDRESS, "tls", tlsPort, "certificate", certificate));
    overTls = URI.create("https://127.0.0.1:" + tlsPort + "/echo");
    tinyproxy =
        STAGE.proxy(ProxyProgram.TINYPROXY, "tinyproxy.conf", Map.of("from", PROXY_ADDRESS));
    right = proxy().withCredentials("user", "secret");
    wrong = proxy().withCredentials("user", "guessed");
  }

  static List<String> transports() {
    return ProxyTestResources.transports();
  }

  private static ProxySettings proxy() {
    return ProxySettings.of(ProxySettings.Type.HTTP, "127.0.0.1", tinyproxy.port());
  }

  private static SockJsClient client(ProxySettings proxy) {
    return STAGE.client(SockJsClient.builder().proxy(proxy).sslContext(tls.client()));
  }

  /** Gives the path of the session. */
  private static String assertEchoes(SockJsClient client, URI url, String transport) {
    EchoSession session = new EchoSession(client, url, ProxyTestResources.only(transport));
    session.awaitOpen();
    for (String message : List.of("one", "two", "three")) {
      session.say(message);
      session.hear(message);
    }
    session.leave();
    assertEquals("1000 \"Normal closure\" (clean)", session.awaitEnd().toString());
    return session.path();
  }

  @Test
  void theServerRefusesWhoeverComesDirectly() {
    EchoSession session =
        new EchoSession(STAGE.client(), walled.uri("/echo"), ProxyTestResources.PATIENT);
    assertEquals(
        "1002 \"Cannot connect to server\" (unclean, status 403)", session.awaitEnd().toString());
  }

  @ParameterizedTest
  @MethodSource("transports")
  void theProxySeesEveryRequest(String transport) {
    int served = walled.log().size();
    String path = assertEchoes(client(right), walled.uri("/echo"), transport);
    tinyproxy.awaitLine("GET " + walled.uri("/echo/info"));
    tinyproxy.awaitLine(
        transport.startsWith("websocket")
            ? "CONNECT " + walled.uri("/").getAuthority()
            : walled.uri(path).toString());
    assertNoneCameDirectly(served);
  }

  @ParameterizedTest
  @MethodSource("transports")
  void throughTlsTheProxySeesTunnels(String transport) {
    int served = walled.log().size();
    String path = assertEchoes(client(right), overTls, transport);
    tinyproxy.awaitLine("CONNECT " + overTls.getAuthority());
    assertNoneCameDirectly(served);
    assertTrue(tinyproxy.log().stream().noneMatch(line -> line.contains(path)));
  }

  private static void assertNoneCameDirectly(int firstLine) {
    List<String> log = walled.log();
    assertTrue(
        log.subList(firstLine, log.size()).stream().noneMatch(each -> each.startsWith("403")));
  }

  @ParameterizedTest
  @MethodSource("transports")
  void aHostThatIsExceptedIsReachedDirectly(String transport) {
    int asked = tinyproxy.log().size();
    assertEchoes(client(proxy().withNoProxy("127.0.0.1")), node.uri("/echo"), transport);
    assertEquals(asked, tinyproxy.log().size());
  }

  /** tinyproxy says 407 to whoever has no password, and 401 to whoever has a wrong one. */
  @Test
  void theInfoTellsWhatIsWrongWithThePassword() {
    for (URI url : List.of(walled.uri("/echo"), overTls)) {
      assertEquals(
          "1002 \"Cannot connect to server\" (unclean, status 407)", end(proxy(), url).toString());
      assertEquals(
          "1002 \"Cannot connect to server\" (unclean, status 401)", end(wrong, url).toString());
    }
  }

  private static CloseEvent end(ProxySettings proxy, URI url) {
    EchoSession session = new EchoSession(client(proxy), url, ProxyTestResources.PATIENT);
    CloseEvent end = session.awaitEnd();
    assertEquals(List.of(), session.attempts());
    return end;
  }

  @ParameterizedTest
  @MethodSource("transports")
  void withoutAPasswordTheFirstTransportEndsTheConnect(String transport) {
    assertEndsAtOnce(407, proxy(), walled.uri("/echo"), transport);
    assertEndsAtOnce(407, proxy(), overTls, transport);
  }

  @ParameterizedTest
  @MethodSource("transports")
  void withAWrongPasswordTheFirstTunnelEndsTheConnect(String transport) {
    assertEndsAtOnce(401, wrong, overTls, transport);
  }

  /** With an info from elsewhere, and another transport to fall back on. */
  private static void assertEndsAtOnce(int status, ProxySettings proxy, URI url, String transport) {
    String other = transport.equals("websocket") ? "xhr-polling" : "websocket";
    SockJsOptions options =
        ProxyTestResources.PATIENT.toBuilder()
            .info(ServerInfo.defaults())
            .transports(transport, other)
            .build();
    EchoSession session = new EchoSession(client(proxy), url, options);
    CloseEvent end = session.awaitEnd();
    assertEquals("2000 \"All transports failed\" (unclean, status " + status + ")", end.toString());
    assertTrue(end.cause().orElseThrow().getMessage().startsWith("The proxy answered"));
    assertEquals(List.of(transport + " FAILED " + status), session.attempts());
  }
}
