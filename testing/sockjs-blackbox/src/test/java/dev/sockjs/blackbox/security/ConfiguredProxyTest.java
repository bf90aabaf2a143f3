package dev.sockjs.blackbox.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.CloseEvent;
import dev.sockjs.ProxySettings;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.blackbox.EachTransport;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.ScriptedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Requests go through the client's proxy, or directly where the application says so, although the
 * JVM names another proxy. That one would open every tunnel.
 */
@Isolated("sets the proxies of the JVM")
class ConfiguredProxyTest {

  private static final Pattern ANYWHERE = Pattern.compile(".*");

  private final ScriptedServer server = SessionScripts.addTo(ScriptedServer.start());
  private final ScriptedServer proxyOfTheJvm = SessionScripts.addTo(ScriptedServer.start());
  private final List<URI> asked = new CopyOnWriteArrayList<>();
  private final ProxySelector before = ProxySelector.getDefault();

  private final class JvmSelector extends ProxySelector {

    @Override
    public List<Proxy> select(URI url) {
      asked.add(url);
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), proxyOfTheJvm.port());
      return List.of(new Proxy(Proxy.Type.HTTP, address));
    }

    @Override
    public void connectFailed(URI url, SocketAddress address, IOException cause) {
      asked.add(url);
    }
  }

  @BeforeEach
  void start() {
    infoOf(server);
    infoOf(proxyOfTheJvm);
    proxyOfTheJvm.on("CONNECT", ANYWHERE, ConfiguredProxyTest::openTunnel);
    ProxySelector.setDefault(new JvmSelector());
  }

  @AfterEach
  void stop() {
    ProxySelector.setDefault(before);
    server.close();
    proxyOfTheJvm.close();
  }

  private static void infoOf(ScriptedServer server) {
    server.on("GET", "/info", x -> x.respond(200, "application/json", "{}"));
  }

  private static void openTunnel(Exchange exchange) throws IOException {
    exchange.raw("HTTP/1.1 200 Connection established\r\n\r\n");
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static ProxySettings proxyAt(int port) {
    return ProxySettings.of(ProxySettings.Type.HTTP, "127.0.0.1", port)
        .withCredentials("user", "secret");
  }

  private void assertProxyOfTheJvmIsNotUsed() {
    assertEquals(List.of(), proxyOfTheJvm.requests());
    assertEquals(List.of(), asked);
  }

  private static CloseEvent fail(ProxySettings proxy, URI url, SockJsOptions options) {
    try (SockJsClient client = SockJsClient.builder().proxy(proxy).build()) {
      return TestConnection.connect(client, url, options).awaitEnd();
    }
  }

  @EachTransport
  void proxyThatIsDownIsNotReplaced(String transport) throws IOException {
    for (String scheme : List.of("http", "https")) {
      URI url = URI.create(scheme + "://127.0.0.1:" + server.port() + "/echo");
      CloseEvent end = fail(proxyAt(closedPort()), url, TestConnection.withoutInfo(transport));
      assertEquals(2000, end.code(), scheme);
    }
    assertEquals(List.of(), server.requests());
    assertProxyOfTheJvmIsNotUsed();
  }

  @EachTransport
  void proxyThatRefusesIsNotReplaced(String transport) {
    try (ScriptedServer refusing = ScriptedServer.start()) {
      for (String method : List.of("CONNECT", "GET", "POST")) {
        refusing.on(method, ANYWHERE, exchange -> exchange.respond(503));
      }
      URI url = URI.create("http://server.invalid/echo");
      CloseEvent end = fail(proxyAt(refusing.port()), url, TestConnection.withoutInfo(transport));
      assertEquals(2000, end.code());
    }
    assertProxyOfTheJvmIsNotUsed();
  }

  @Test
  void proxyThatIsDownIsNotReplacedForTheInfo() throws IOException {
    URI url = server.uri("/echo");
    CloseEvent end = fail(proxyAt(closedPort()), url, TestConnection.allTransports());
    assertEquals(1002, end.code());
    assertEquals(List.of(), server.requests());
    assertProxyOfTheJvmIsNotUsed();
  }

  @EachTransport
  void excludedHostIsReachedDirectly(String transport) throws IOException {
    ProxySettings proxy = proxyAt(closedPort()).withNoProxy("127.0.0.1");
    try (SockJsClient client = SockJsClient.builder().proxy(proxy).build()) {
      TestConnection connection =
          TestConnection.connect(client, server.uri("/echo"), TestConnection.only(transport));
      connection.awaitOpen();
      connection.assertCloses();
    }
    assertProxyOfTheJvmIsNotUsed();
  }

  @EachTransport
  void clientWithoutProxyConnectsDirectly(String transport) {
    try (SockJsClient client = SockJsClient.create()) {
      TestConnection connection =
          TestConnection.connect(client, server.uri("/echo"), TestConnection.only(transport));
      connection.awaitOpen();
      connection.assertCloses();
    }
    assertProxyOfTheJvmIsNotUsed();
  }
}
