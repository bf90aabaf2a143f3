package dev.sockjs.reconnect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.fixtures.FaultProxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real server and a proxy with faults: the session comes back, and is never doubled. */
final class ReconnectServerTest {

  private static final int ROUNDS = 3;

  private final SessionCountingServer server = new SessionCountingServer();
  private final FaultProxy proxy = FaultProxy.start(server.port());
  private final SockJsClient client = SockJsClient.create();
  private final EchoListener listener = new EchoListener();
  private int sent;

  @AfterEach
  void close() {
    client.closeNow();
    proxy.close();
    server.close();
  }

  private ReconnectingSockJs connect(String transport) {
    SockJsOptions options =
        SockJsOptions.builder()
            .transports(transport)
            .heartbeatTimeout(Duration.ofSeconds(3))
            .build();
    ConnectTarget target = ConnectTarget.of(proxy.uri("/echo"), options);
    return ReconnectingSockJs.builder(client, attempt -> CompletableFuture.completedFuture(target))
        .sendWhileDown(SendWhileDown.QUEUE)
        .retryPolicy(
            RetryPolicy.builder()
                .firstDelay(Duration.ofMillis(20))
                .longestDelay(Duration.ofMillis(200))
                .build())
        .connect(listener);
  }

  @ParameterizedTest
  @ValueSource(strings = {"websocket", "xhr-streaming", "eventsource", "xhr-polling"})
  void resets(String transport) {
    assertClosed(breakAndReturn(transport, untilEnd(proxy::resetAll)));
  }

  /** A session over HTTP goes on after that, with the next request. */
  @Test
  void endOfTheTcpConnection() {
    assertClosed(breakAndReturn("websocket", untilEnd(proxy::finAll)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"websocket", "xhr-streaming", "eventsource", "xhr-polling"})
  void silence(String transport) {
    ReconnectingSockJs sock = breakAndReturn(transport, untilEnd(proxy::silenceAll));
    sock.close(); // The server cannot learn of the ends before the proxy is closed.
    await("the end", () -> sock.closed().toCompletableFuture().isDone());
  }

  @ParameterizedTest
  @ValueSource(strings = {"websocket", "xhr-streaming", "eventsource", "xhr-polling"})
  void serverRestarts(String transport) {
    assertClosed(breakAndReturn(transport, this::restart));
  }

  /** Repeats a fault of open connections, because a session over HTTP may have none. */
  private Runnable untilEnd(Runnable fault) {
    return () ->
        await(
            "an end of the session",
            () -> {
              fault.run();
              return listener.down() > 0;
            });
  }

  private void restart() {
    server.stop();
    await("a refused connect", () -> listener.down() > 1);
    server.start();
  }

  /** Applies the fault to each session but the last one, and sends before, during and after. */
  private ReconnectingSockJs breakAndReturn(String transport, Runnable fault) {
    ReconnectingSockJs sock = connect(transport);
    for (int round = 1; round <= ROUNDS; round++) {
      sendUntilEchoed(sock);
      if (round < ROUNDS) {
        listener.resetDown();
        fault.run();
        await("an end of the session", () -> listener.down() > 0);
        send(sock);
      }
    }
    assertSentOnce(sock);
    return sock;
  }

  private String send(ReconnectingSockJs sock) {
    String message = "message " + sent++;
    sock.send(message);
    return message;
  }

  /** A fault can hit more than one session, so a message can be lost. */
  private void sendUntilEchoed(ReconnectingSockJs sock) {
    String message;
    do {
      long sessions = sock.statistics().sessionsOpened();
      message = send(sock);
      String last = message;
      await(
          "the echo of " + last,
          () -> listener.echoes().contains(last) || sock.statistics().sessionsOpened() > sessions);
    } while (!listener.echoes().contains(message));
  }

  private void assertClosed(ReconnectingSockJs sock) {
    await("one session at the server", () -> server.live() == 1);
    sock.close();
    await("the end", () -> sock.closed().toCompletableFuture().isDone());
    await("no session at the server", () -> server.live() == 0);
    assertEquals(1, listener.ends().size());
    assertEquals(ReconnectEnd.Reason.APPLICATION, listener.ends().get(0).reason());
  }

  /**
   * The server has received the number of each session first, and the other messages in order and
   * once. What it has not received was reported as possibly lost.
   */
  private void assertSentOnce(ReconnectingSockJs sock) {
    List<String> sessions = new ArrayList<>();
    List<String> messages = new ArrayList<>();
    for (List<String> received : server.received()) {
      sessions.add(received.get(0));
      messages.addAll(received.subList(1, received.size()));
    }
    assertSubsequence("session ", 1, sock.statistics().sessionsOpened(), sessions);
    assertSubsequence("message ", 0, sent - 1, messages);
    assertTrue(sessions.size() >= ROUNDS, sessions.toString());
  }

  private void assertSubsequence(String name, long first, long last, List<String> received) {
    List<String> expected = new ArrayList<>();
    for (long i = first; i <= last; i++) {
      String message = name + i;
      if (received.contains(message) || !listener.lost().contains(message)) {
        expected.add(message);
      }
    }
    assertEquals(expected, received);
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "There was not: " + what);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  /** Tells the server the number of each session, and records the echoes. */
  private static final class EchoListener implements ReconnectListener {

    private final List<String> echoes = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private final List<ReconnectEnd> ends = new ArrayList<>();
    private int down;

    @Override
    public void onOpen(ReconnectingSockJs sock, Opening opening) {
      opening.send("session " + opening.number());
    }

    @Override
    public synchronized void onMessage(ReconnectingSockJs sock, String message) {
      echoes.add(message);
    }

    @Override
    public synchronized void onPossiblyLost(ReconnectingSockJs sock, PossiblyLost possiblyLost) {
      lost.addAll(possiblyLost.latest());
    }

    @Override
    public synchronized void onDown(
        ReconnectingSockJs sock, Disconnect disconnect, Duration delay) {
      down++;
    }

    @Override
    public synchronized void onClose(ReconnectingSockJs sock, ReconnectEnd end) {
      ends.add(end);
    }

    synchronized List<String> echoes() {
      return List.copyOf(echoes);
    }

    synchronized List<String> lost() {
      return List.copyOf(lost);
    }

    synchronized List<ReconnectEnd> ends() {
      return List.copyOf(ends);
    }

    synchronized int down() {
      return down;
    }

    synchronized void resetDown() {
      down = 0;
    }
  }
}
