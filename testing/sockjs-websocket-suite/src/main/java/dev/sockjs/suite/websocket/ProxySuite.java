package dev.sockjs.suite.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sockjs.Phase;
import dev.sockjs.ProxySettings;
import dev.sockjs.fixtures.TunnelProxy;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.RecordedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A scripted server plays the proxy and, after CONNECT, the server behind it. */
public abstract class ProxySuite extends WebSocketSuite {

  private static final Pattern ANY_TARGET = Pattern.compile(".*");
  private static final URI SERVER = URI.create("http://server.invalid/echo");
  private static final URI SECURE_SERVER = URI.create("https://server.invalid/echo");

  protected ProxySuite(WebSocketUnderTest transports) {
    super(transports);
  }

  @Test
  void requestsATunnelFromTheProxy() throws Exception {
    try (WebSocketFixture fixture = webSocket(OPEN_AND_CLOSE)) {
      fixture.server.on("CONNECT", ANY_TARGET, ProxySuite::tunnel);
      fixture.client.proxy(proxyAt(fixture.server.port()));
      fixture.connectTo(SERVER);
      fixture.listener.awaitConnected();
      RecordedRequest connect = fixture.server.requests().get(0);
      assertEquals("server.invalid:80", connect.target());
      assertEquals(Optional.empty(), connect.header("Proxy-Authorization"));
      RecordedRequest upgrade = fixture.server.awaitRequest("GET", "/websocket");
      assertEquals(connect.connection(), upgrade.connection());
      assertEquals(Optional.of("server.invalid"), upgrade.header("Host"));
      assertEquals(Optional.empty(), upgrade.header("Proxy-Authorization"));
    }
  }

  @Test
  void informationalResponsesAreNotTheResponseToConnect() throws Exception {
    try (WebSocketFixture fixture = webSocket(OPEN_AND_CLOSE)) {
      fixture.server.on(
          "CONNECT",
          ANY_TARGET,
          exchange -> {
            exchange.raw("HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n");
            tunnel(exchange);
          });
      fixture.client.proxy(proxyAt(fixture.server.port()));
      fixture.connectTo(SERVER);
      fixture.listener.awaitConnected();
    }
  }

  @Test
  void sendsCredentialsWithTheFirstRequest() throws Exception {
    try (WebSocketFixture fixture = webSocket(OPEN_AND_CLOSE)) {
      fixture.server.on("CONNECT", ANY_TARGET, ProxySuite::tunnel);
      fixture.client.proxy(
          proxyAt(fixture.server.port()).withCredentials("Aladdin", "open sesame"));
      fixture.connectTo(SERVER);
      fixture.listener.awaitConnected();
      assertEquals(
          Optional.of("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="), // RFC 7617, section 2
          fixture.server.requests().get(0).header("Proxy-Authorization"));
      assertEquals(
          Optional.empty(),
          fixture.server.awaitRequest("GET", "/websocket").header("Proxy-Authorization"));
    }
  }

  /** tinyproxy responds to wrong credentials with 401. */
  @ParameterizedTest
  @CsvSource({"false, 407", "true, 407", "false, 401", "true, 401"})
  void proxyThatRefusesTheCredentialsIsAFailureWithItsStatus(boolean tls, int status) {
    try (WebSocketFixture fixture = webSocket(OPEN_AND_CLOSE)) {
      fixture.server.on("CONNECT", ANY_TARGET, exchange -> exchange.respond(status));
      fixture.client.proxy(proxyAt(fixture.server.port()).withCredentials("Aladdin", "closed"));
      fixture.connectTo(tls ? SECURE_SERVER : SERVER);
      TransportEnd end = fixture.listener.awaitEnd();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.PROXY, end.phase());
      assertEquals(OptionalInt.of(status), end.status());
      assertFalse(end.toString().contains("closed"), end::toString);
    }
  }

  @Test
  void otherStatusOfTheProxyIsAFailureWithItsStatus() {
    try (WebSocketFixture fixture = webSocket(OPEN_AND_CLOSE)) {
      fixture.server.on("CONNECT", ANY_TARGET, exchange -> exchange.respond(502));
      fixture.client.proxy(proxyAt(fixture.server.port()));
      fixture.connectTo(SERVER);
      TransportEnd end = fixture.listener.awaitEnd();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.PROXY, end.phase());
      assertEquals(OptionalInt.of(502), end.status());
    }
  }

  @Test
  void unreachableProxyIsAFailure() throws IOException {
    try (WebSocketFixture fixture = webSocket(OPEN_AND_CLOSE)) {
      fixture.client.proxy(proxyAt(closedPort()));
      TransportEnd end = fixture.fail();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.PROXY, end.phase());
    }
  }

  @Test
  void unreachableServerIsAFailure() throws IOException {
    try (WebSocketFixture fixture = webSocket(OPEN_AND_CLOSE)) {
      URI closed = URI.create("http://127.0.0.1:" + closedPort() + "/echo");
      fixture.connectTo(closed);
      TransportEnd end = fixture.listener.awaitEnd();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.CONNECT, end.phase());
    }
  }

  @Test
  void hostsWithoutProxyAreReachedDirectly() throws IOException {
    try (WebSocketFixture fixture = webSocket(OPEN_AND_CLOSE)) {
      fixture.client.proxy(proxyAt(closedPort()).withNoProxy("127.0.0.1"));
      fixture.open();
    }
  }

  @Test
  protected void connectsThroughASocks4Proxy() {
    try (WebSocketFixture fixture = webSocket(OPEN_AND_CLOSE);
        TunnelProxy proxy = TunnelProxy.socks4(fixture.server.port())) {
      fixture.client.proxy(ProxySettings.of(ProxySettings.Type.SOCKS4, "127.0.0.1", proxy.port()));
      fixture.connectTo(SERVER);
      fixture.listener.awaitConnected();
      assertEquals(List.of("server.invalid:80"), proxy.targets());
    }
  }

  @Test
  protected void connectsThroughASocks5ProxyWithCredentials() {
    try (WebSocketFixture fixture = webSocket(OPEN_AND_CLOSE);
        TunnelProxy proxy = TunnelProxy.socks5(fixture.server.port())) {
      fixture.client.proxy(
          ProxySettings.of(ProxySettings.Type.SOCKS5, "127.0.0.1", proxy.port())
              .withCredentials("Aladdin", "open sesame"));
      fixture.connectTo(SERVER);
      fixture.listener.awaitConnected();
      assertEquals(List.of("Aladdin:open sesame@server.invalid:80"), proxy.targets());
    }
  }

  private static void tunnel(Exchange exchange) throws IOException {
    exchange.raw("HTTP/1.1 200 Connection established\r\n\r\n");
  }

  private static ProxySettings proxyAt(int port) {
    return ProxySettings.of(ProxySettings.Type.HTTP, "127.0.0.1", port);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
