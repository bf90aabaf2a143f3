package dev.sockjs.transport.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.Phase;
import dev.sockjs.ProxySettings;
import dev.sockjs.ServerInfo;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportProvider;
import dev.sockjs.suite.websocket.WebSocketFixture;
import dev.sockjs.suite.websocket.WebSocketSuite;
import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.WebSocketFrame;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A container that the application provides: Tyrus again, but without the bridge to Grizzly. */
final class ProvidedContainerTest extends WebSocketSuite {

  ProvidedContainerTest() {
    super(TyrusUnderTest.provided());
  }

  @Test
  void containerServesSeveralConnections() {
    for (int i = 0; i < 2; i++) {
      try (WebSocketFixture fixture = webSocket(OPEN_AND_CLOSE)) {
        fixture.open();
      }
    }
  }

  @Test
  void upgradeKeepsPathAndQueryAndHasNoOrigin() throws Exception {
    try (WebSocketFixture fixture = webSocket(OPEN_AND_CLOSE)) {
      fixture.request.subprotocols("v12.stomp");
      fixture.connect(
          fixture.requestTo(fixture.server.uri("/a%20b?x=%20y")).ids("042", "session1"));
      fixture.listener.awaitConnected();
      RecordedRequest upgrade = fixture.server.awaitRequest("GET", "/websocket");
      assertEquals("/a%20b/042/session1/websocket?x=%20y", upgrade.target());
      assertEquals(Optional.empty(), upgrade.header("Origin"));
    }
  }

  @Test
  void closeSendsCodeAndReason() throws Exception {
    try (WebSocketFixture fixture = webSocket(OPEN_AND_CLOSE)) {
      fixture.open().close(3001, "bye");
      assertEquals(EndKind.CLOSED, fixture.listener.awaitEnd().kind());
      WebSocketFrame close = fixture.server.awaitFrame(WebSocketFrame.CLOSE);
      assertEquals(3001, close.closeCode());
      assertEquals("bye", close.text());
    }
  }

  @Test
  void abortSendsCloseWith1001() throws Exception {
    try (WebSocketFixture fixture = webSocket(OPEN_AND_CLOSE)) {
      fixture.open().abort();
      assertEquals(1001, fixture.server.awaitFrame(WebSocketFrame.CLOSE).closeCode());
      fixture.server.awaitPeerEnd(1);
    }
  }

  @Test
  void refusedUpgradeIsReportedWithItsStatus() {
    try (WebSocketFixture fixture =
        webSocket(exchange -> exchange.header("Set-Cookie", "SRV=A").respond(403))) {
      TransportEnd end = fixture.fail();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.REQUEST, end.phase());
      assertEquals(OptionalInt.of(403), end.status());
    }
  }

  @Test
  void containerKeepsReadingWithoutDemand() throws Exception {
    try (WebSocketFixture fixture =
        webSocket(exchange -> exchange.webSocket().text("o").text("a[1]").ping("?").echoClose())) {
      Transport transport = fixture.open();
      fixture.server.awaitFrame(WebSocketFrame.PONG);
      fixture.listener.assertNoMoreEvents();
      fixture.listener.request(transport, 1);
      assertEquals("a[1]", fixture.listener.awaitFrame());
    }
  }

  @Test
  void proxyOfTheClientIsAnObstacle() {
    ProxySettings proxy = ProxySettings.of(ProxySettings.Type.HTTP, "127.0.0.1", 3128);
    try (TestClientContext client = TestClientContext.builder().proxy(proxy).build();
        TransportFactory factory = transports().sockJs().open(client)) {
      assertEquals(
          Optional.of(
              "the client's HTTP proxy 127.0.0.1:3128 cannot be set on the provided container"),
          factory
              .eligibility(
                  ServerInfo.defaults(),
                  TestTransportRequest.to(URI.create("http://server.invalid/echo")).build())
              .obstacle());
    }
  }

  @Test
  void bothTransportsUseTheContainer() {
    assertEquals(
        List.of("websocket", "websocket-raw"),
        Stream.of(transports().sockJs(), transports().raw()).map(TransportProvider::name).toList());
  }
}
