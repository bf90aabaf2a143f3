package dev.sockjs.blackbox.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.SockJsOptionsBuilder;
import dev.sockjs.CloseEvent;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.blackbox.reliability.EndEvent.State;
import dev.sockjs.testkit.server.WebSocketFrame;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One session over one transport, from its beginning to its end by one event in one state. */
final class EndScenario implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration SOON = Duration.ofMillis(500);

  /** Not before a busy machine has come as far as it has to. */
  private static final Duration LATER = Duration.ofSeconds(2);

  private final String transport;
  private final State state;
  private final EndEvent event;
  private final ControlledServer server;
  private final SockJsClient client = SockJsClient.create();
  private final EventRecorder story = new EventRecorder(this::react);

  EndScenario(String transport, State state, EndEvent event) {
    this.transport = transport;
    this.state = state;
    this.event = event;
    server = new ControlledServer(transport);
  }

  void play() throws Exception {
    SockJs sock = connect();
    reach(sock);
    CompletableFuture<Void> flushed = sock.flushed().toCompletableFuture();
    happen(sock);
    CloseEvent end = story.awaitEnd(sock);
    assertTrue(
        end.toString().startsWith(event.endIn(state)), () -> end + ", not " + event.endIn(state));
    flushed.handle((nothing, failure) -> true).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (event != EndEvent.HALF_OPEN_SILENCE) { // which the server does not hear the end of
      server.hush().awaitNothingUnderWay();
    }
    client.close();
    server.proxy().awaitNoClients();
    story.assertEndedOnce();
    if (state == State.INFO) {
      assertEquals(1, server.wire().requests().size());
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
      server.holdInfo();
    }
    return client.connect(server.url(), options(), story);
  }

  /** Short is only what the event is about; nothing else may run out on a busy machine. */
  private SockJsOptions options() {
    boolean silent = event == EndEvent.HALF_OPEN_SILENCE;
    boolean late = event == EndEvent.TIMEOUT;
    SockJsOptionsBuilder options =
        SockJsOptions.builder()
            .transports(transport)
            .infoTimeout(silent && state == State.INFO ? LATER : PATIENCE)
            .timeout(isUntold() || (silent && state == State.CONNECTING) ? SOON : PATIENCE)
            .closeLinger(state == State.CLOSING ? SOON : PATIENCE);
    if (late && state.compareTo(State.OPEN) < 0) {
      options.connectTimeout(LATER);
    } else if ((silent || late) && state == State.OPEN) {
      options.heartbeatTimeout(Duration.ofSeconds(1));
    }
    return options.build();
  }

  /** Tyrus says nothing of a connection that ends before the answer; only time tells. */
  private boolean isUntold() {
    return state == State.CONNECTING
        && WireFormat.of(transport).isWebSocket()
        && (event == EndEvent.FIN || event == EndEvent.RST || event == EndEvent.MALFORMED);
  }

  private void reach(SockJs sock) throws Exception {
    switch (state) {
      case INFO -> server.awaitInfo();
      case CONNECTING -> server.awaitReceive();
      case OPEN -> {
        server.open();
        EventRecorder.awaitOpen(sock);
      }
      case CLOSING -> {
        server.open();
        EventRecorder.awaitOpen(sock);
        sock.send("last words");
        if (!WireFormat.of(transport).isWebSocket()) {
          server.awaitSend();
        }
        sock.close(3001, "bye");
      }
    }
  }

  private void happen(SockJs sock) throws Exception {
    switch (event) {
      case USER_CLOSE -> {
        sock.close(3001, "bye");
        assertThrows(SessionClosedException.class, () -> sock.send("too late"));
        hushIfOpen();
      }
      case SERVER_CLOSE -> closeSession();
      case FIN -> server.loseSession().proxy().finAll();
      case RST -> server.loseSession().proxy().resetAll();
      case HALF_OPEN_SILENCE -> server.proxy().silenceAll();
      case TIMEOUT -> {}
      case STATUS_404 -> refuse(404);
      case STATUS_503 -> refuse(503);
      case MALFORMED -> malformed();
      case LISTENER_THROWS -> afterThrowing();
      case INTERRUPT -> interrupt(sock);
      case CLIENT_CLOSE -> {
        hushIfOpen();
        client.close();
      }
      case CLIENT_CLOSE_NOW -> client.closeNow();
    }
  }

  /** To close in order takes a server that does its part. */
  private void hushIfOpen() {
    if (state == State.OPEN) {
      server.hush();
    }
  }

  private void refuse(int status) {
    if (state == State.CLOSING) {
      server.answerSends(status);
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

  private void afterThrowing() {
    switch (state) {
      case INFO, CONNECTING -> server.status(404);
      case OPEN -> server.message("go").closeSession(3000, "Go away!");
      case CLOSING -> {}
    }
  }

  private void interrupt(SockJs sock) throws Exception {
    if (state == State.OPEN) {
      server.answerSends(204).message("go").hush();
      assertEquals("sent while interrupted", sent());
    } else {
      Thread.currentThread().interrupt();
      sock.close(3001, "bye");
      assertTrue(Thread.interrupted(), "somebody took the interrupt");
    }
  }

  private String sent() throws InterruptedException {
    return switch (WireFormat.of(transport)) {
      case RAW -> server.wire().awaitFrame(WebSocketFrame.TEXT).text();
      case WEBSOCKET -> unwrapped(server.wire().awaitFrame(WebSocketFrame.TEXT).text());
      case JSONP, XHR, XHR_STREAMING, EVENTSOURCE, HTMLFILE -> unwrapped(server.awaitSend());
    };
  }

  private static String unwrapped(String batch) {
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
