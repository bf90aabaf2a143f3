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

/** A server that is killed under many sessions, by SIGKILL, and is there again at once. */
@Tag("load")
final class RestartTest {

  private static final int SESSIONS = 200;

  /** Ends come at once, unless a receive was on its way to the new server: then within this. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @SuppressWarnings("unused")
  @EachTransport
  void everySessionEndsAndNewOnesOpen(String transport) {
    RealServer first = RealServer.Kind.SOCKJS_NODE.start();
    URI url = first.uri("/echo");
    SockJsOptions options =
        SockJsOptions.builder()
            .transports(transport)
            .timeout(PATIENCE)
            .infoTimeout(PATIENCE)
            .transportOption(WebSocketTransports.SHARED_CONTAINER, true)
            .build();
    try (SockJsClient client = SockJsClient.builder().defaultOptions(options).build()) {
      List<RecordingListener> crowd = connect(client, url);
      crowd.forEach(RecordingListener::awaitOpen);
      first.kill();
      try (RealServer second = RealServer.Kind.SOCKJS_NODE.start(url.getPort())) {
        assertEquals(
            Set.of("1006 unclean"),
            crowd.stream().map(RestartTest::end).collect(Collectors.toSet()));
        List<RecordingListener> next = connect(client, second.uri("/echo"));
        List<SockJs> socks = next.stream().map(RecordingListener::awaitOpen).toList();
        socks.forEach(sock -> sock.send("x"));
        next.forEach(each -> assertEquals("x", each.awaitMessage()));
        socks.forEach(SockJs::close);
        next.forEach(each -> assertTrue(each.awaitClose().wasClean()));
      }
    }
  }

  private static List<RecordingListener> connect(SockJsClient client, URI url) {
    return Stream.generate(() -> new RecordingListener((sock, message) -> {}, PATIENCE))
        .limit(SESSIONS)
        .peek(listener -> client.connect(url, listener))
        .toList();
  }

  /** Its next event, and the last one. */
  private static String end(RecordingListener listener) {
    CloseEvent event = listener.awaitClose();
    listener.assertNoMoreEvents();
    return event.code() + (event.wasClean() ? " clean" : " unclean");
  }
}
