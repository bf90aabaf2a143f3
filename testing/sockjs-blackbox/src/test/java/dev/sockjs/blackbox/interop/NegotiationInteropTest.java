package dev.sockjs.blackbox.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsOptions;
import dev.sockjs.testkit.recorder.RecordingListener;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The choice of the transport. */
final class NegotiationInteropTest extends InteropTest {

  @ParameterizedTest
  @EnumSource
  void unknownPathFailsTheConnectWithItsStatus(RealServer.Kind server) {
    RecordingListener listener = listener();
    client().connect(uri(server, "/invalid_url"), listener);
    CloseEvent event = listener.awaitClose();
    assertEquals("1002 \"Cannot connect to server\" (unclean, status 404)", event.toString());
    assertTrue(event.cause().orElseThrow().getMessage().contains("not a SockJS endpoint"));
  }

  @ParameterizedTest
  @EnumSource
  void endpointWithoutWebSocketFallsBackToStreaming(RealServer.Kind server) {
    RecordingListener listener = listener();
    SockJs sock = client().connect(uri(server, "/disabled_websocket_echo"), listener);
    listener.awaitOpen();
    assertEquals("xhr-streaming", sock.transport().orElseThrow());
    assertEquals(
        List.of("websocket SKIPPED", "xhr-streaming OPEN"),
        listener.attempts().stream().map(a -> a.transport() + " " + a.outcome()).toList());
    sock.send("x");
    assertEquals("x", listener.awaitMessage());
    sock.close();
    listener.awaitClose();
  }

  @ParameterizedTest
  @EnumSource
  void endpointWithoutWebSocketFailsIfOnlyWebSocketIsAllowed(RealServer.Kind server) {
    RecordingListener listener = listener();
    SockJsOptions options = only("websocket").build();
    client().connect(uri(server, "/disabled_websocket_echo"), options, listener);
    assertEquals("2000 \"All transports failed\" (unclean)", listener.awaitClose().toString());
    assertEquals(1, listener.attempts().size());
  }

  /** The complete life of a connection with default options. */
  @ParameterizedTest
  @EnumSource
  void firstTransportIsWebSocketByDefault(RealServer.Kind server) {
    RecordingListener listener = listener();
    SockJs sock = client().connect(uri(server, "/echo"), listener);
    listener.awaitOpen();
    assertEquals("websocket", sock.transport().orElseThrow());
    sock.send("a");
    assertEquals("a", listener.awaitMessage());
    sock.close();
    listener.awaitClose();
    listener.attempts();
  }
}
