package dev.sockjs.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.fixtures.FaultProxy;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.testkit.recorder.RecordingListener;
import dev.sockjs.testkit.server.ChunkedResponse;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.transport.streaming.StreamingTransports;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The connections that a session needs once it is open are opened while its info is awaited. */
class PreparedConnectionsTest {

  private static final long TIMEOUT_NANOS = 20_000_000_000L;

  private final ScriptedServer server = ScriptedServer.start();
  private final FaultProxy proxy = FaultProxy.start(server.port());
  private final RecordingListener listener = new RecordingListener();

  /** The connections that were accepted before the open frame. */
  private volatile int connections;

  @AfterEach
  void stop() {
    listener.close();
    proxy.close();
    server.close();
  }

  @Test
  void streamingHasAConnectionForMessages() throws Exception {
    respondToInfoAfter(2);
    server.on("POST", "/xhr_streaming", x -> echo(x, stream(x)));
    assertEquals(2, connectionsBeforeTheOpenFrame("xhr-streaming"));
  }

  @Test
  void pollingHasOneForTheSecondPollToo() throws Exception {
    respondToInfoAfter(3);
    server.on(
        "POST",
        "/xhr",
        Script.sequence(
            x -> {
              connections = proxy.accepted();
              x.respond(200, "application/javascript", "o\n");
            },
            x -> echo(x, x.chunked(200, "application/javascript"))));
    assertEquals(3, connectionsBeforeTheOpenFrame("xhr-polling"));
  }

  @Test
  void webSocketNeedsNoneAndNoOtherTransportIsPrepared() throws Exception {
    respondToInfoAfter(1);
    server.on("GET", "/websocket", x -> x.webSocket().text("o").echoClose());
    try (SockJsClient client = SockJsClient.create()) {
      open(client, "websocket", "xhr-streaming").close();
      listener.awaitClose();
      assertEquals(2, proxy.accepted());
    }
  }

  @Test
  void failureToPrepareDoesNotEndTheConnect() throws Exception {
    respondToInfoAfter(1);
    server.on(
        "POST",
        "/xhr_streaming",
        x -> {
          stream(x);
          x.silence();
        });
    FailsToPrepare failing = new FailsToPrepare();
    try (SockJsClient client = SockJsClient.builder().transports(List.of(failing)).build()) {
      open(client, failing.name()).close();
      listener.awaitClose();
      assertEquals(List.of(proxy.uri("/echo")), failing.prepared);
    }
  }

  private static final class FailsToPrepare extends RenamedProvider {

    private final List<URI> prepared = new CopyOnWriteArrayList<>();

    FailsToPrepare() {
      super(StreamingTransports.all().get(0), "-unprepared");
    }

    @Override
    public void prepare(ClientContext client, URI baseUrl) {
      prepared.add(baseUrl);
      throw new IllegalStateException("thrown by the test");
    }
  }

  private SockJs open(SockJsClient client, String... transports) throws InterruptedException {
    SockJs sock =
        client.connect(
            proxy.uri("/echo"), SockJsOptions.builder().transports(transports).build(), listener);
    listener.awaitOpen();
    return sock;
  }

  /** Lets a session echo a message, and returns how many connections it had before it was open. */
  private int connectionsBeforeTheOpenFrame(String transport) throws InterruptedException {
    server.on("POST", "/xhr_send", x -> x.respond(204));
    try (SockJsClient client = SockJsClient.create()) {
      SockJs sock = open(client, transport);
      sock.send("echo");
      assertEquals("echo", listener.awaitMessage());
      sock.close();
      listener.awaitClose();
      return connections;
    }
  }

  private void respondToInfoAfter(int connections) {
    server.on(
        "GET",
        "/info",
        x -> {
          long start = System.nanoTime();
          while (proxy.accepted() < connections) {
            assertTrue(System.nanoTime() - start < TIMEOUT_NANOS, "too few connections");
            Thread.onSpinWait();
          }
          x.respond(200, "application/json", "{}");
        });
  }

  private ChunkedResponse stream(Exchange exchange) throws IOException {
    connections = proxy.accepted();
    return exchange.chunked(200, "application/javascript").chunk("o\n");
  }

  private void echo(Exchange exchange, ChunkedResponse response)
      throws IOException, InterruptedException {
    server.awaitRequest("POST", "/xhr_send");
    response.chunk("a[\"echo\"]\n");
    exchange.silence();
  }
}
