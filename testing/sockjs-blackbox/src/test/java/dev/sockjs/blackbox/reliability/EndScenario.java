package dev.sockjs.blackbox.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.SockJsOptionsBuilder;
import dev.sockjs.blackbox.Transports;
import dev.sockjs.blackbox.reliability.EndEvent.State;
import dev.sockjs.testkit.server.WebSocketFrame;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One session over one transport, which one event ends in one state. */
final class EndScenario implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(500);

  /** Long enough for a busy machine to reach the state. */
  private static final Duration MEDIUM = Duration.ofSeconds(6);

  private final String transport;
  private final State state;
  private final EndEvent event;
  private final ControlledServer server;
  private final SockJsClient client = SockJsClient.create();
  private final EventRecorder recorder = new EventRecorder(this::react);

  EndScenario(String transport, State state, EndEvent event) {
    this.transport = transport;
    this.state = state;
    this.event = event;
    server = new ControlledServer(transport);
  }

  void run() throws Exception {
    SockJs sock = connect();
    reach(sock);
    CompletableFuture<Void> flushed = sock.flushed().toCompletableFuture();
    triggerEvent(sock);
    CloseEvent end = recorder.awaitEnd(sock);
    assertTrue(
        end.toString().startsWith(event.endIn(state)), () -> end + ", not " + event.endIn(state));
    flushed.handle((nothing, failure) -> true).get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    if (event != EndEvent.HALF_OPEN_SILENCE) { // the server does not see this end
      server.idle().awaitNoOpenRequest();
    }
    client.close();
    server.proxy().awaitNoClients();
    recorder.assertEndedOnce();
    if (state == State.INFO) {
      assertEquals(1, server.scriptedServer().requests().size());
    }
  }

  @Override
  public void close() {
    try (server) {
      client.closeNow();
    }
  }

  private SockJs connect() {
    if (state == State.INFO) {
      server.controlInfo();
    }
    return client.connect(server.url(), options(), recorder);
  }

  /** Only the timeouts that the event needs are short; the others must not expire. */
  private SockJsOptions options() {
    boolean silence = event == EndEvent.HALF_OPEN_SILENCE;
    boolean timeout = event == EndEvent.TIMEOUT;
    SockJsOptionsBuilder options =
        SockJsOptions.builder()
            .transports(transport)
            .infoTimeout(silence && state == State.INFO ? MEDIUM : TIMEOUT)
            .timeout(isUnreported() || (silence && state == State.CONNECTING) ? MEDIUM : TIMEOUT)
            .closeLinger(state == State.CLOSING ? SHORT : TIMEOUT);
    if (timeout && state.compareTo(State.OPEN) < 0) {
      options.connectTimeout(MEDIUM);
    } else if ((silence || timeout) && state == State.OPEN) {
      options.heartbeatTimeout(Duration.ofSeconds(1));
    }
    return options.build();
  }

  /** Grizzly skips a response that is not HTTP; the attempt times out. */
  private boolean isUnreported() {
    return state == State.CONNECTING
        && Transports.isOnTyrus(transport)
        && event == EndEvent.MALFORMED;
  }

  private void reach(SockJs sock) throws Exception {
    switch (state) {
      case INFO -> server.awaitInfo();
      case CONNECTING -> server.awaitReceivingRequest();
      case OPEN -> {
        server.open();
        EventRecorder.awaitOpen(sock);
      }
      case CLOSING -> {
        server.open();
        EventRecorder.awaitOpen(sock);
        sock.send("unsent message");
        if (!WireFormat.of(transport).isWebSocket()) {
          server.awaitSend();
        }
        sock.close(3001, "bye");
      }
    }
  }

  private void triggerEvent(SockJs sock) throws Exception {
    switch (event) {
      case USER_CLOSE -> {
        sock.close(3001, "bye");
        assertThrows(SessionClosedException.class, () -> sock.send("too late"));
        idleIfOpen();
      }
      case SERVER_CLOSE -> closeSession();
      case FIN -> server.loseSession().proxy().finAll();
      case RST -> server.loseSession().proxy().resetAll();
      case HALF_OPEN_SILENCE -> server.proxy().silenceAll();
      case TIMEOUT -> {}
      case STATUS_404 -> respondWith(404);
      case STATUS_503 -> respondWith(503);
      case MALFORMED -> malformed();
      case LISTENER_THROWS -> endAfterThrowing();
      case INTERRUPT -> interrupt(sock);
      case CLIENT_CLOSE -> {
        idleIfOpen();
        client.close();
      }
      case CLIENT_CLOSE_NOW -> client.closeNow();
    }
  }

  /** A clean close needs a server that reacts to it. */
  private void idleIfOpen() {
    if (state == State.OPEN) {
      server.idle();
    }
  }

  private void respondWith(int status) {
    if (state == State.CLOSING) {
      server.respondToSends(status);
    } else {
      server.status(status);
    }
  }

  private void closeSession() {
    if (state == State.INFO) {
      server.frame("c[3000,\"Go away!\"]");
    } else {
      server.closeSession(3000, "Go away!");
    }
  }

  private void malformed() {
    if (state == State.INFO) {
      server.frame("<!DOCTYPE html>");
    } else {
      server.malformed();
    }
  }

  private void endAfterThrowing() {
    switch (state) {
      case INFO, CONNECTING -> server.status(404);
      case OPEN -> server.message("go").closeSession(3000, "Go away!");
      case CLOSING -> {}
    }
  }

  private void interrupt(SockJs sock) throws Exception {
    if (state == State.OPEN) {
      server.respondToSends(204).message("go").idle();
      assertEquals("sent while interrupted", awaitSent());
    } else {
      Thread.currentThread().interrupt();
      sock.close(3001, "bye");
      assertTrue(Thread.interrupted(), "the interrupt was cleared");
    }
  }

  private String awaitSent() throws InterruptedException {
    return switch (WireFormat.of(transport)) {
      case RAW -> server.scriptedServer().awaitFrame(WebSocketFrame.TEXT).text();
      case WEBSOCKET -> messageOf(server.scriptedServer().awaitFrame(WebSocketFrame.TEXT).text());
      case JSONP, XHR, XHR_STREAMING, EVENTSOURCE, HTMLFILE -> messageOf(server.awaitSend());
    };
  }

  private static String messageOf(String batch) {
    return batch.substring(2, batch.length() - 2);
  }

  private void react(SockJs sock, String callback) {
    if (event == EndEvent.LISTENER_THROWS) {
      throw new IllegalStateException("thrown by the test");
    }
    if (event == EndEvent.INTERRUPT && callback.equals("message")) {
      Thread.currentThread().interrupt();
      sock.send("sent while interrupted");
      sock.close(3001, "bye");
    }
  }
}
