package dev.sockjs.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

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
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An attempt that timed out is closed, and its late success does not affect the next attempt. */
class AbandonedAttemptTest {

  private static final String PRELUDE = "h".repeat(2048) + "\n";

  private final ScriptedServer server = ScriptedServer.start();
  private final SockJsClient client = SockJsClient.create();
  private final RecordingListener listener = new RecordingListener();

  /** Released by the first poll, which starts after the attempt before it was abandoned. */
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

  /** Opens over xhr-polling after an attempt timed out, and uses the session. */
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
        3, server.requests().stream().map(AbandonedAttemptTest::sessionId).distinct().count());
  }

  /** Returns the session id of a request, or an empty string for the info request. */
  private static String sessionId(RecordedRequest request) {
    String[] path = request.path().split("/", -1);
    return path.length < 5 ? "" : path[3];
  }

  @ParameterizedTest
  @CsvSource({"websocket, false", "websocket-tyrus, false", "websocket-tyrus, true"})
  @Execution(CONCURRENT)
  void lateWebSocketIsClosedAndItsMessagesAreIgnored(String transport, boolean shared)
      throws InterruptedException {
    server.on(
        "GET",
        "/websocket",
        x -> {
          polling.await();
          x.webSocket().text("o").text("a[\"late\"]");
          x.silence();
        });
    fallBack(transport, shared);
  }

  @Test
  @Execution(CONCURRENT)
  void messagesOfALateStreamAreIgnored() throws InterruptedException {
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

  /** A buffering proxy passes nothing, or a part of the prelude. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2049})
  @Execution(CONCURRENT)
  void streamThatAProxyBuffersIsAbandoned(int passedBytes) throws InterruptedException {
    server.on(
        "POST",
        "/xhr_streaming",
        x -> {
          if (passedBytes > 0) {
            x.chunked(200, "application/javascript").chunk(PRELUDE.substring(0, passedBytes));
          }
          x.silence();
        });
    fallBack("xhr-streaming", false);
  }
}
