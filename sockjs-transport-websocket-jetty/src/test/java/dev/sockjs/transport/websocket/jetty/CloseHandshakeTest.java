package dev.sockjs.transport.websocket.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.recorder.RecordingTransportListener;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.server.ScriptedWebSocket;
import dev.sockjs.testkit.server.WebSocketFrame;
import dev.sockjs.transport.websocket.jetty.services.JettyWebSocketProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The close handshake that the client begins (RFC 6455, section 7.1.2). */
class CloseHandshakeTest {

  private final ScriptedServer server = ScriptedServer.start();
  private final TestClientContext client = TestClientContext.builder().build();
  private final TransportFactory factory = new JettyWebSocketProvider().open(client);
  private final RecordingTransportListener events = new RecordingTransportListener();

  @AfterEach
  void close() {
    factory.close();
    client.close();
    server.close();
    events.close();
  }

  /** The server responds after a message that the client must still read and drop. */
  @ParameterizedTest
  @ValueSource(ints = {1000, 1001, 3000, 4999})
  void endIsCleanOnceTheServerHasRespondedWhateverTheCode(int code) throws InterruptedException {
    server.on(
        "GET",
        "/websocket",
        x -> {
          ScriptedWebSocket socket = x.webSocket();
          WebSocketFrame close = socket.receive();
          socket.text("a[\"late\"]").frame(close);
          x.fin();
        });
    Transport transport =
        factory.connect(TestTransportRequest.to(server.uri("/echo")).build(), events);
    events.awaitConnected();
    transport.close(code, "bye");
    WebSocketFrame close = server.awaitFrame(WebSocketFrame.CLOSE);
    assertEquals(code, close.closeCode());
    TransportEnd end = events.awaitEnd();
    assertEquals(EndKind.CLOSED, end.kind(), end::toString);
  }

  /** Which thread wins depends on the moment, so this needs many attempts to fail. */
  @RepeatedTest(200)
  void closesThatCrossAreACleanEnd() throws InterruptedException {
    server.on(
        "GET",
        "/websocket",
        x -> {
          x.webSocket().text("c[3000,\"\"]").close(1000, "").receiveClose();
          x.fin();
        });
    Transport transport =
        factory.connect(TestTransportRequest.to(server.uri("/echo")).build(), events);
    events.awaitConnected();
    events.request(transport, 1);
    events.awaitFrame();
    transport.close(1000, "bye");
    TransportEnd end = events.awaitEnd();
    assertEquals(EndKind.CLOSED, end.kind(), end::toString);
  }
}
