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
import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.WebSocketFrame;
import jakarta.websocket.ContainerProvider;
import jakarta.websocket.WebSocketContainer;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A container that the application brings: here Tyrus too, but as it comes. */
final class ProvidedContainerTest {

  private static final Script OPENS = x -> x.webSocket().text("o").echoClose();

  private final WebSocketContainer container = ContainerProvider.getWebSocketContainer();
  private final TransportProvider provider = WebSocketTransports.with(container).get(0);

  @Test
  void isUsedAgainAndAgain() {
    for (int i = 0; i < 2; i++) {
      try (Rig rig = Rig.of(provider, OPENS)) {
        rig.open();
      }
    }
  }

  @Test
  void isAskedAsAnyOther() throws Exception {
    try (Rig rig = Rig.of(provider, OPENS)) {
      rig.request.subprotocols("v12.stomp");
      rig.connect(TestTransportRequest.to(rig.server.uri("/a%20b?x=%20y")).ids("042", "session1"));
      rig.listener.awaitConnected();
      RecordedRequest upgrade = rig.server.awaitRequest("GET", "/websocket");
      assertEquals("/a%20b/042/session1/websocket?x=%20y", upgrade.target());
      assertEquals(Optional.empty(), upgrade.header("Origin"));
    }
  }

  @Test
  void sendsCloseWhenItIsClosed() throws Exception {
    try (Rig rig = Rig.of(provider, OPENS)) {
      rig.open().close(3001, "bye");
      assertEquals(EndKind.CLOSED, rig.listener.awaitEnd().kind());
      WebSocketFrame close = rig.server.awaitFrame(WebSocketFrame.CLOSE);
      assertEquals(3001, close.closeCode());
      assertEquals("bye", close.text());
    }
  }

  @Test
  void sendsCloseWhenItIsAborted() throws Exception {
    try (Rig rig = Rig.of(provider, OPENS)) {
      rig.open().abort();
      assertEquals(1001, rig.server.awaitFrame(WebSocketFrame.CLOSE).closeCode());
      rig.server.awaitPeerEnd(1);
    }
  }

  @Test
  void tellsTheStatusOfAnUpgradeThatWasRefused() {
    try (Rig rig = Rig.of(provider, x -> x.header("Set-Cookie", "SRV=A").respond(403))) {
      TransportEnd end = rig.fail();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.REQUEST, end.phase());
      assertEquals(OptionalInt.of(403), end.status());
    }
  }

  @Test
  void canWaitForNobody() throws Exception {
    try (Rig rig =
        Rig.of(provider, x -> x.webSocket().text("o").text("a[1]").ping("?").echoClose())) {
      Transport transport = rig.open();
      rig.server.awaitFrame(WebSocketFrame.PONG);
      rig.listener.assertNoMoreEvents();
      rig.listener.request(transport, 1);
      assertEquals("a[1]", rig.listener.awaitFrame());
    }
  }

  @Test
  void aProxyOfTheClientIsAnObstacle() {
    ProxySettings proxy = ProxySettings.of(ProxySettings.Type.HTTP, "127.0.0.1", 3128);
    try (TestClientContext client = TestClientContext.builder().proxy(proxy).build();
        TransportFactory factory = provider.open(client)) {
      assertEquals(
          Optional.of(
              "the client's HTTP proxy 127.0.0.1:3128 cannot be set on the WebSocketContainer given"),
          factory
              .eligibility(
                  ServerInfo.defaults(),
                  TestTransportRequest.to(URI.create("http://behind.invalid/echo")).build())
              .obstacle());
    }
  }

  @Test
  void isGivenToBothTransports() {
    assertEquals(
        List.of("websocket", "websocket-raw"),
        WebSocketTransports.with(container).stream().map(TransportProvider::name).toList());
  }
}
