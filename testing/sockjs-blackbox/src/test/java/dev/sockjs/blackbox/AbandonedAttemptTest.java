package dev.sockjs.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.testkit.recorder.RecordingListener;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.transport.websocket.WebSocketTransports;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an attempt that was too slow, and that its late success does no harm. */
class AbandonedAttemptTest {

  private static final String PRELUDE = "h".repeat(2048) + "\n";

  private final ScriptedServer server = ScriptedServer.start();
  private final SockJsClient client = SockJsClient.create();
  private final RecordingListener listener = new RecordingListener();

  /** Polling is asked to open: whatever came before it was given up. */
  private final CountDownLatch polling = new CountDownLatch(1);

  @BeforeEach
  void pollingWorks() {
    server.on("GET", "/info", x -> x.respond(200, "application/json", "{}"));
    server.on(
        "POST",
        "/xhr",
        Script.sequence(
            x -> {
              polling.countDown();
              x.respond(200, "application/javascript", "o\n");
            },
            x -> {
              server.awaitRequest("POST", "/xhr_send");
              x.respond(200, "application/javascript", "a[\"polled\"]\n");
            },
            Exchange::silence));
    server.on("POST", "/xhr_send", x -> x.respond(204));
  }

  @AfterEach
  void stop() {
    client.close();
    listener.close();
    server.close();
  }

  /** Opens on polling after an attempt ran out of time, and uses the session. */
  private void fallBack(String slow, boolean shared) throws InterruptedException {
    SockJs sock =
        client.connect(
            server.uri("/echo"),
            SockJsOptions.builder()
                .transports(slow, "xhr-polling")
                .timeout(Duration.ofSeconds(3))
                .transportOption(WebSocketTransports.SHARED_CONTAINER, shared)
                .build(),
            listener);
    listener.awaitOpen();
    assertEquals(
        List.of(slow + " TIMEOUT", "xhr-polling OPEN"),
        listener.attempts().stream().map(a -> a.transport() + " " + a.outcome()).toList());
    RecordedRequest abandoned = server.requests().get(1);
    server.awaitPeerEnd(abandoned.connection());
    sock.send("x");
    assertEquals("polled", listener.awaitMessage());
    sock.close();
    assertTrue(listener.awaitClose().wasClean());
    assertEquals(
        3, server.requests().stream().map(AbandonedAttemptTest::session).distinct().count());
  }

  /** The info has none; otherwise an attempt has one of its own. */
  private static String session(RecordedRequest request) {
    String[] path = request.path().split("/", -1);
    return path.length < 5 ? "" : path[3];
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aWebSocketThatOpensLateIsClosedAndNotHeard(boolean shared) throws InterruptedException {
    server.on(
        "GET",
        "/websocket",
        x -> {
          polling.await();
          x.webSocket().text("o").text("a[\"late\"]");
          x.silence();
        });
    fallBack("websocket", shared);
  }

  @Test
  void aStreamThatOpensLateIsNotHeard() throws InterruptedException {
    server.on(
        "POST",
        "/xhr_streaming",
        x -> {
          polling.await();
          x.chunked(200, "application/javascript").chunk(PRELUDE + "o\na[\"late\"]\n");
          x.silence();
        });
    fallBack("xhr-streaming", false);
  }

  /** A proxy that buffers lets nothing through, or as much as its buffer cannot hold. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2049})
  void aStreamThatAProxyHoldsBackIsDropped(int let) throws InterruptedException {
    server.on(
        "POST",
        "/xhr_streaming",
        x -> {
          if (let > 0) {
            x.chunked(200, "application/javascript").chunk(PRELUDE.substring(0, let));
          }
          x.silence();
        });
    fallBack("xhr-streaming", false);
  }
}
