package dev.sockjs.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import dev.sockjs.ReadyState;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sessions whose serial executor calls code that does not return. */
class CoreClientBlockedTest extends CoreClientFixture {

  private static final long SECONDS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final CountDownLatch blocked = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  private void block() {
    blocked.countDown();
    try {
      release.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Connects on another thread, and returns when that is blocked. */
  private CompletableFuture<SockJs> connectBlocked(SockJsOptions options) throws Exception {
    CompletableFuture<SockJs> connecting =
        CompletableFuture.supplyAsync(() -> client.connect(URL, options, listener));
    assertTrue(blocked.await(SECONDS, TimeUnit.SECONDS));
    return connecting;
  }

  private SockJs release(CompletableFuture<SockJs> connecting) throws Exception {
    release.countDown();
    return connecting.get(SECONDS, TimeUnit.SECONDS);
  }

  @AfterEach
  void release() {
    release.countDown();
  }

  @Test
  void connectTimeoutEndsAConnectWhoseTransportDoesNotReturn() throws Exception {
    socket.onConnect = this::block;
    SockJsOptions options = options().connectTimeout(Duration.ofSeconds(7)).build();
    CompletableFuture<SockJs> connecting = connectBlocked(options);
    scheduler.advance(Duration.ofSeconds(7));
    listener.assertNoMoreEvents();
    scheduler.advance(PATIENCE);
    CloseEvent event = listener.awaitClose();
    assertEvent(event, 2000, "All transports failed", false);
    assertTrue(event.cause().orElseThrow().getMessage().contains("connectTimeout (7000 ms)"));
    SockJs sock = release(connecting);
    assertEquals(ReadyState.CLOSED, sock.readyState());
    assertTrue(sock.opened().toCompletableFuture().isCompletedExceptionally());
    assertEquals(List.of("abort"), socket.connection().calls);
    assertEquals(0, poll.connections.size());
    assertEquals(0, scheduler.pending());
  }

  @Test
  void openFrameBehindTheBlockedTaskOpensNothing() throws Exception {
    socket.onRequest = this::block;
    SockJsOptions options = options().connectTimeout(Duration.ofSeconds(1)).build();
    CompletableFuture<SockJs> connecting = connectBlocked(options);
    socket.connection().open();
    scheduler.advance(Duration.ofSeconds(3));
    assertEvent(listener.awaitClose(), 2000, "All transports failed", false);
    assertEquals(ReadyState.CLOSED, release(connecting).readyState());
    assertEquals(0, scheduler.pending());
  }

  @Test
  void infoTimeoutEndsAConnectWhoseHeaderFunctionDoesNotReturn() throws Exception {
    SockJsOptions options =
        SockJsOptions.builder()
            .infoTimeout(Duration.ofSeconds(3))
            .headers(
                kind -> {
                  block();
                  throw new IllegalStateException("thrown by the test");
                })
            .build();
    CompletableFuture<SockJs> connecting = connectBlocked(options);
    scheduler.advance(Duration.ofSeconds(3).plus(PATIENCE));
    CloseEvent event = listener.awaitClose();
    assertEvent(event, 1002, "Cannot connect to server", false);
    assertTrue(event.cause().orElseThrow().getMessage().contains("infoTimeout (3000 ms)"));
    release(connecting);
    assertEquals(0, scheduler.pending());
  }

  @Test
  void connectTimeoutEndsAConnectWhoseSupplierOfSessionIdsDoesNotReturn() throws Exception {
    SockJsOptions options =
        options()
            .sessionId(
                () -> {
                  block();
                  return "session1";
                })
            .build();
    CompletableFuture<SockJs> connecting = connectBlocked(options);
    scheduler.advance(options.connectTimeout().plus(PATIENCE));
    assertEvent(listener.awaitClose(), 2000, "All transports failed", false);
    release(connecting);
    assertEquals(0, scheduler.pending());
  }

  @Test
  void closeTakesEffectAfterTheLinger() throws Exception {
    SockJs sock = connectAndOpen(options -> options.closeLinger(Duration.ofSeconds(4)));
    CompletableFuture<Void> sending = sendBlocked(sock);
    sock.close(3001, "bye");
    scheduler.advance(Duration.ofSeconds(4).minusMillis(1));
    listener.assertNoMoreEvents();
    scheduler.advance(Duration.ofMillis(1));
    assertEvent(listener.awaitClose(), 3001, "bye", false);
    assertEquals(List.of("abort"), socket.connection().calls);
    assertTrue(sock.closed().toCompletableFuture().isDone());
    release.countDown();
    sending.get(SECONDS, TimeUnit.SECONDS);
    assertEquals(0, scheduler.pending());
  }

  @Test
  void abortTakesEffectToo() throws Exception {
    SockJs sock = connectAndOpen();
    CompletableFuture<Void> sending = sendBlocked(sock);
    sock.abort();
    scheduler.advance(PATIENCE);
    assertEvent(listener.awaitClose(), 1006, "Aborted", false);
    assertEquals(List.of("abort"), socket.connection().calls);
    release.countDown();
    sending.get(SECONDS, TimeUnit.SECONDS);
    assertEquals(0, scheduler.pending());
  }

  private CompletableFuture<Void> sendBlocked(SockJs sock) throws Exception {
    socket.onSend = this::block;
    CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sock.send("hello"));
    assertTrue(blocked.await(SECONDS, TimeUnit.SECONDS));
    return sending;
  }
}
