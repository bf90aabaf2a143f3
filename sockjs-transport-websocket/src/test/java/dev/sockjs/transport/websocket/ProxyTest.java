package dev.sockjs.transport.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sockjs.Phase;
import dev.sockjs.ProxySettings;
import dev.sockjs.ServerInfo;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.transport.websocket.services.WebSocketProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A scripted server plays the proxy and, after CONNECT, the server behind it. */
final class ProxyTest {

  private static final Pattern ANY_TARGET = Pattern.compile(".*");
  private static final URI SERVER = URI.create("http://server.invalid/echo");
  private static final URI SECURE_SERVER = URI.create("https://server.invalid/echo");

  private static final Script OPEN_AND_CLOSE =
      exchange -> exchange.webSocket().text("o").echoClose();

  @Test
  void requestsATunnelFromTheProxy() throws Exception {
    try (TransportFixture fixture = TransportFixture.webSocket(OPEN_AND_CLOSE)) {
      fixture.server.on("CONNECT", ANY_TARGET, ProxyTest::tunnel);
      fixture.client.proxy(proxyAt(fixture.server.port()));
      fixture.connect(TestTransportRequest.to(SERVER));
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
  void sendsCredentialsWithTheFirstRequest() throws Exception {
    try (TransportFixture fixture = TransportFixture.webSocket(OPEN_AND_CLOSE)) {
      fixture.server.on("CONNECT", ANY_TARGET, ProxyTest::tunnel);
      fixture.client.proxy(
          proxyAt(fixture.server.port()).withCredentials("Aladdin", "open sesame"));
      fixture.connect(TestTransportRequest.to(SERVER));
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
    try (TransportFixture fixture = TransportFixture.webSocket(OPEN_AND_CLOSE)) {
      fixture.server.on("CONNECT", ANY_TARGET, exchange -> exchange.respond(status));
      fixture.client.proxy(proxyAt(fixture.server.port()).withCredentials("Aladdin", "closed"));
      fixture.connect(TestTransportRequest.to(tls ? SECURE_SERVER : SERVER));
      TransportEnd end = fixture.listener.awaitEnd();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.PROXY, end.phase());
      assertEquals(OptionalInt.of(status), end.status());
      assertFalse(end.toString().contains("closed"), end::toString);
    }
  }

  @Test
  void otherStatusOfTheProxyIsAFailureWithItsStatus() {
    try (TransportFixture fixture = TransportFixture.webSocket(OPEN_AND_CLOSE)) {
      fixture.server.on("CONNECT", ANY_TARGET, exchange -> exchange.respond(502));
      fixture.client.proxy(proxyAt(fixture.server.port()));
      fixture.connect(TestTransportRequest.to(SERVER));
      TransportEnd end = fixture.listener.awaitEnd();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.PROXY, end.phase());
      assertEquals(OptionalInt.of(502), end.status());
    }
  }

  @Test
  void unreachableProxyIsAFailure() throws IOException {
    try (TransportFixture fixture = TransportFixture.webSocket(OPEN_AND_CLOSE)) {
      fixture.client.proxy(proxyAt(closedPort()));
      TransportEnd end = fixture.fail();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.PROXY, end.phase());
    }
  }

  @Test
  void unreachableServerIsAFailure() throws IOException {
    try (TransportFixture fixture = TransportFixture.webSocket(OPEN_AND_CLOSE)) {
      URI closed = URI.create("http://127.0.0.1:" + closedPort() + "/echo");
      fixture.connect(TestTransportRequest.to(closed));
      TransportEnd end = fixture.listener.awaitEnd();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.CONNECT, end.phase());
    }
  }

  @Test
  void hostsWithoutProxyAreReachedDirectly() throws IOException {
    try (TransportFixture fixture = TransportFixture.webSocket(OPEN_AND_CLOSE)) {
      fixture.client.proxy(proxyAt(closedPort()).withNoProxy("127.0.0.1"));
      fixture.open();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SOCKS4", "SOCKS5"})
  void socksProxyIsAnObstacle(ProxySettings.Type type) {
    ProxySettings socks = ProxySettings.of(type, "127.0.0.1", 1080).withNoProxy(".local");
    try (TestClientContext client = TestClientContext.builder().proxy(socks).build()) {
      TransportFactory factory = new WebSocketProvider().open(client);
      assertEquals(
          Optional.of("WebSocket does not go through a " + type + " proxy"),
          factory
              .eligibility(ServerInfo.defaults(), TestTransportRequest.to(SERVER).build())
              .obstacle());
      assertEquals(
          Optional.empty(),
          factory
              .eligibility(
                  ServerInfo.defaults(),
                  TestTransportRequest.to(URI.create("http://printer.local/echo")).build())
              .obstacle());
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
