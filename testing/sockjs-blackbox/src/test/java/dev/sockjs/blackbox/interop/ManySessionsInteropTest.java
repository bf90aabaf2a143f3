package dev.sockjs.blackbox.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.blackbox.ResourceSnapshot;
import dev.sockjs.blackbox.interop.Scenario.Except;
import dev.sockjs.testkit.recorder.RecordingListener;
import dev.sockjs.transport.websocket.WebSocketTransports;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Many sessions of one client, at once, to one host. */
@Tag("load")
final class ManySessionsInteropTest extends InteropTest {

  private static final int SESSIONS = 1000;

  /** Two processors open a thousand sessions in some seconds, if they have nothing else to do. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** As many as block at once, by design: connects of Tyrus, and callbacks. */
  private static final String WORKERS = "sockjs-worker-.*";

  /** Of the container that all of the JVM shares: it ends 30 s after its last connection. */
  private static final String SHARED = "Grizzly.*|tyrus-.*";

  /** Jetty's four and its scheduler, and the client's timer. */
  private static final int OWN_THREADS = 6;

  /** Of the container that all of the JVM shares: a few a processor. */
  private static final int SHARED_THREADS = 8 * Runtime.getRuntime().availableProcessors();

  @Scenario(
      except =
          @Except(
              transports = "websocket-raw|xdr-.*|eventsource|iframe-.*|htmlfile|jsonp-.*",
              because = "websocket, xhr-streaming and xhr-polling stand for all of their kind"))
  void aThousandSessionsAtOnceOpenAndEchoAndLeaveNothing(RealServer.Kind server, String transport) {
    URI url = uri(server, "/echo");
    ResourceSnapshot footprint = ResourceSnapshot.take();
    List<RecordingListener> listeners = new ArrayList<>();
    SockJsOptions options =
        only(transport)
            .timeout(PATIENCE)
            .transportOption(WebSocketTransports.SHARED_CONTAINER, true)
            .build();
    try (SockJsClient crowd = SockJsClient.builder().defaultOptions(options).build()) {
      for (int i = 0; i < SESSIONS; i++) {
        listeners.add(new RecordingListener((sock, message) -> {}, PATIENCE));
        crowd.connect(url, listeners.get(i));
      }
      List<SockJs> socks = listeners.stream().map(RecordingListener::awaitOpen).toList();
      socks.forEach(sock -> sock.send("x"));
      listeners.forEach(listener -> assertEquals("x", listener.awaitMessage()));
      footprint.assertFewThreads(
          OWN_THREADS + (transport.equals("websocket") ? SHARED_THREADS : 0), WORKERS);
      socks.forEach(SockJs::close);
      listeners.forEach(listener -> assertTrue(listener.awaitClose().wasClean()));
    }
    listeners.forEach(RecordingListener::close);
    footprint.assertNothingIsLeft(SHARED);
  }
}
