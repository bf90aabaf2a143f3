package dev.sockjs.blackbox.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.blackbox.ResourceSnapshot;
import dev.sockjs.blackbox.Transports;
import dev.sockjs.blackbox.interop.Scenario.Except;
import dev.sockjs.testkit.recorder.RecordingListener;
import dev.sockjs.transport.websocket.WebSocketTransports;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Many concurrent sessions of one client to one host. */
@Tag("load")
@Tag("long")
final class ManySessionsInteropTest extends InteropTest {

  /** The profile {@code thorough} opens 1000. */
  private static final int SESSIONS = Integer.getInteger("sockjs.sessions", 250);

  /** Long enough for a busy machine; two idle processors need some seconds. */
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  /** Threads that block by design: in callbacks, and in connects of Tyrus. */
  private static final String WORKERS = "sockjs-worker-.*";

  /** Threads of the shared container, which ends 30 s after its last connection. */
  private static final String CONTAINER_THREADS = "Grizzly.*|tyrus-.*";

  /** Four threads of Jetty and its scheduler, and the scheduler of the client. */
  private static final int OWN_THREADS = 6;

  /** A few threads of the shared container for each processor. */
  private static final int MAX_CONTAINER_THREADS = 8 * Runtime.getRuntime().availableProcessors();

  @Scenario(
      except =
          @Except(
              transports = "websocket-raw.*|xdr-.*|eventsource|iframe-.*|htmlfile|jsonp-.*",
              because = "websocket, xhr-streaming and xhr-polling represent their kinds"))
  void manyConcurrentSessionsOpenAndEchoAndLeaveNothing(RealServer.Kind server, String transport) {
    URI url = uri(server, "/echo");
    ResourceSnapshot before = ResourceSnapshot.take();
    List<RecordingListener> listeners = new ArrayList<>();
    SockJsOptions options =
        only(transport)
            .timeout(TIMEOUT)
            .infoTimeout(TIMEOUT)
            .closeLinger(TIMEOUT)
            .transportOption(WebSocketTransports.SHARED_CONTAINER, true)
            .build();
    try (SockJsClient client = SockJsClient.builder().defaultOptions(options).build()) {
      for (int i = 0; i < SESSIONS; i++) {
        listeners.add(new RecordingListener((sock, message) -> {}, TIMEOUT));
        client.connect(url, listeners.get(i));
      }
      List<SockJs> socks = listeners.stream().map(RecordingListener::awaitOpen).toList();
      socks.forEach(sock -> sock.send("x"));
      listeners.forEach(listener -> assertEquals("x", listener.awaitMessage()));
      before.assertFewThreads(
          OWN_THREADS + (Transports.isOnTyrus(transport) ? MAX_CONTAINER_THREADS : 0), WORKERS);
      socks.forEach(SockJs::close);
      listeners.forEach(listener -> assertTrue(listener.awaitClose().wasClean()));
    }
    listeners.forEach(RecordingListener::close);
    before.assertNothingIsLeft(CONTAINER_THREADS);
  }
}
