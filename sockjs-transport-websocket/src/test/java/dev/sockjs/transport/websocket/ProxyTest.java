package dev.sockjs.transport.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sockjs.Phase;
import dev.sockjs.ProxySettings;
import dev.sockjs.ServerInfo;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.Script;
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

/** A scripted server is the proxy, and, once it has answered CONNECT, what is behind it. */
final class ProxyTest {

  private static final Pattern ANYWHERE = Pattern.compile(".*");
  private static final URI BEHIND = URI.create("http://behind.invalid/echo");
  private static final URI BEHIND_TLS = URI.create("https://behind.invalid/echo");

  private static final Script OPENS = x -> x.webSocket().text("o").echoClose();

  @Test
  void asksTheProxyForATunnel() throws Exception {
    try (Rig rig = Rig.sockJs(OPENS)) {
      rig.server.on("CONNECT", ANYWHERE, ProxyTest::tunnel);
      rig.client.proxy(proxyAt(rig.server.port()));
      rig.connect(TestTransportRequest.to(BEHIND));
      rig.listener.awaitConnected();
      RecordedRequest connect = rig.server.requests().get(0);
      assertEquals("behind.invalid:80", connect.target());
      assertEquals(Optional.empty(), connect.header("Proxy-Authorization"));
      RecordedRequest upgrade = rig.server.awaitRequest("GET", "/websocket");
      assertEquals(connect.connection(), upgrade.connection());
      assertEquals(Optional.of("behind.invalid"), upgrade.header("Host"));
      assertEquals(Optional.empty(), upgrade.header("Proxy-Authorization"));
    }
  }

  @Test
  void sendsCredentialsUnasked() throws Exception {
    try (Rig rig = Rig.sockJs(OPENS)) {
      rig.server.on("CONNECT", ANYWHERE, ProxyTest::tunnel);
      rig.client.proxy(proxyAt(rig.server.port()).withCredentials("Aladdin", "open sesame"));
      rig.connect(TestTransportRequest.to(BEHIND));
      rig.listener.awaitConnected();
      assertEquals(
          Optional.of("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="), // RFC 7617, section 2
          rig.server.requests().get(0).header("Proxy-Authorization"));
      assertEquals(
          Optional.empty(),
          rig.server.awaitRequest("GET", "/websocket").header("Proxy-Authorization"));
    }
  }

  /** 401 is what tinyproxy answers if there are credentials, but wrong ones. */
  @ParameterizedTest
  @CsvSource({"false, 407", "true, 407", "false, 401", "true, 401"})
  void proxyThatRefusesCredentialsFailsTheAttemptWithItsStatus(boolean tls, int status) {
    try (Rig rig = Rig.sockJs(OPENS)) {
      rig.server.on("CONNECT", ANYWHERE, x -> x.respond(status));
      rig.client.proxy(proxyAt(rig.server.port()).withCredentials("Aladdin", "closed"));
      rig.connect(TestTransportRequest.to(tls ? BEHIND_TLS : BEHIND));
      TransportEnd end = rig.listener.awaitEnd();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.PROXY, end.phase());
      assertEquals(OptionalInt.of(status), end.status());
      assertFalse(end.toString().contains("closed"), end::toString);
    }
  }

  @Test
  void anyOtherAnswerOfTheProxyIsAFailure() {
    try (Rig rig = Rig.sockJs(OPENS)) {
      rig.server.on("CONNECT", ANYWHERE, x -> x.respond(502));
      rig.client.proxy(proxyAt(rig.server.port()));
      rig.connect(TestTransportRequest.to(BEHIND));
      TransportEnd end = rig.listener.awaitEnd();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.PROXY, end.phase());
      assertEquals(OptionalInt.of(502), end.status());
    }
  }

  @Test
  void aProxyThatIsNotThereIsAFailure() throws IOException {
    try (Rig rig = Rig.sockJs(OPENS)) {
      rig.client.proxy(proxyAt(closedPort()));
      TransportEnd end = rig.fail();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.PROXY, end.phase());
    }
  }

  @Test
  void aServerThatIsNotThereIsAFailure() throws IOException {
    try (Rig rig = Rig.sockJs(OPENS)) {
      URI closed = URI.create("http://127.0.0.1:" + closedPort() + "/echo");
      rig.connect(TestTransportRequest.to(closed));
      TransportEnd end = rig.listener.awaitEnd();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.CONNECT, end.phase());
    }
  }

  @Test
  void someHostsAreReachedDirectly() throws IOException {
    try (Rig rig = Rig.sockJs(OPENS)) {
      rig.client.proxy(proxyAt(closedPort()).withNoProxy("127.0.0.1"));
      rig.open();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SOCKS4", "SOCKS5"})
  void aSocksProxyIsAnObstacle(ProxySettings.Type type) {
    ProxySettings socks = ProxySettings.of(type, "127.0.0.1", 1080).withNoProxy(".local");
    try (TestClientContext client = TestClientContext.builder().proxy(socks).build()) {
      WebSocketFactory factory = (WebSocketFactory) new WebSocketProvider().open(client);
      assertEquals(
          Optional.of("WebSocket does not go through a " + type + " proxy"),
          factory
              .eligibility(ServerInfo.defaults(), TestTransportRequest.to(BEHIND).build())
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
