package dev.sockjs.blackbox.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.blackbox.EachTransport;
import dev.sockjs.blackbox.interop.RealServer;
import dev.sockjs.testkit.recorder.RecordingListener;
import dev.sockjs.transport.websocket.WebSocketTransports;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** Kills a server with many sessions with SIGKILL, and starts it again at once. */
@Tag("load")
final class RestartTest {

  /** The profile {@code thorough} opens 200. */
  private static final int SESSIONS = Integer.getInteger("sockjs.restart.sessions", 50);

  /** Sessions end at once, except when a receiving request reaches the new server. */
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  @SuppressWarnings("unused")
  @EachTransport
  void killedServerEndsAllSessionsAndNewOnesOpen(String transport) {
    RealServer first = RealServer.Kind.SOCKJS_NODE.start();
    URI url = first.uri("/echo");
    SockJsOptions options =
        SockJsOptions.builder()
            .transports(transport)
            .timeout(TIMEOUT)
            .infoTimeout(TIMEOUT)
            .closeLinger(TIMEOUT)
            .transportOption(WebSocketTransports.SHARED_CONTAINER, true)
            .build();
    try (SockJsClient client = SockJsClient.builder().defaultOptions(options).build()) {
      List<RecordingListener> listeners = connect(client, url);
      listeners.forEach(RecordingListener::awaitOpen);
      first.kill();
      try (RealServer second = RealServer.Kind.SOCKJS_NODE.start(url.getPort())) {
        assertEquals(
            Set.of("1006 unclean"),
            listeners.stream().map(RestartTest::awaitEnd).collect(Collectors.toSet()));
        List<RecordingListener> newListeners = connect(client, second.uri("/echo"));
        List<SockJs> socks = newListeners.stream().map(RecordingListener::awaitOpen).toList();
        socks.forEach(sock -> sock.send("x"));
        newListeners.forEach(each -> assertEquals("x", each.awaitMessage()));
        socks.forEach(SockJs::close);
        newListeners.forEach(each -> assertTrue(each.awaitClose().wasClean()));
      }
    }
  }

  private static List<RecordingListener> connect(SockJsClient client, URI url) {
    return Stream.generate(() -> new RecordingListener((sock, message) -> {}, TIMEOUT))
        .limit(SESSIONS)
        .peek(listener -> client.connect(url, listener))
        .toList();
  }

  /** Returns the end of a session, which must be its next and last event. */
  private static String awaitEnd(RecordingListener listener) {
    CloseEvent event = listener.awaitClose();
    listener.assertNoMoreEvents();
    return event.code() + (event.wasClean() ? " clean" : " unclean");
  }
}
