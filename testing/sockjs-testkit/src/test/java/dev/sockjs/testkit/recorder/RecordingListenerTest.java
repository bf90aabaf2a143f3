package dev.sockjs.testkit.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.Phase;
import dev.sockjs.SockJs;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RecordingListenerTest {

  private static final CloseEvent NORMAL = CloseEvent.of(1000, "Normal closure", true);

  private final SockJs sock = sock();
  private final RecordingListener listener = new RecordingListener();

  @Test
  void eventsAreConsumedInOrder() {
    Attempt attempt = Attempt.of("websocket", Attempt.Outcome.OPEN, Phase.OPEN, Duration.ZERO);
    IllegalStateException thrown = new IllegalStateException();
    listener.onAttempt(sock, attempt);
    listener.onOpen(sock);
    listener.onMessage(sock, "one");
    listener.onMessage(sock, "two");
    listener.onHeartbeat(sock);
    listener.onWritable(sock);
    listener.onError(sock, thrown);
    listener.onClose(sock, NORMAL);

    assertEquals(List.of(attempt), listener.attempts());
    assertSame(sock, listener.awaitOpen());
    assertEquals(List.of("one", "two"), listener.awaitMessages(2));
    listener.awaitHeartbeat();
    listener.awaitWritable();
    assertSame(thrown, listener.awaitError());
    assertSame(NORMAL, listener.awaitClose());
    listener.close();
  }

  @Test
  void awaitWaitsForLateEvent() {
    CompletableFuture<SockJs> waiting = CompletableFuture.supplyAsync(listener::awaitOpen);
    listener.onOpen(sock);
    assertSame(sock, waiting.join());
    listener.close();
  }

  @Test
  void missingEventFailsAfterTimeout() {
    RecordingListener impatient = new RecordingListener((s, message) -> {}, Duration.ofMillis(50));
    assertFails("No Message within 50 ms", impatient::awaitMessage);
  }

  @Test
  void eventOfAnotherKindFailsAndIsNotConsumed() {
    listener.onOpen(sock);
    listener.onMessage(sock, "hello");
    listener.awaitOpen();
    assertFails("Expected Close but got Message[text=hello]", listener::awaitClose);
    assertEquals("hello", listener.awaitMessage());
  }

  @Test
  void failureShowsAttemptsOfConnectionThatDidNotOpen() {
    listener.onAttempt(
        sock,
        Attempt.of("websocket", Attempt.Outcome.FAILED, Phase.REQUEST, Duration.ofMillis(7))
            .withStatus(502));
    listener.onClose(sock, CloseEvent.of(2000, "All transports failed", false));
    assertFails(
        "Expected Open but got Close[event=2000 \"All transports failed\" (unclean), "
            + "attempts=[websocket FAILED in REQUEST after 7 ms, status 502]]",
        listener::awaitOpen);
  }

  @Test
  void unconsumedEventsFail() {
    listener.onOpen(sock);
    listener.onMessage(sock, "x".repeat(1000));
    for (int i = 0; i < 10; i++) {
      listener.onHeartbeat(sock);
    }
    listener.awaitOpen();
    assertFails("Unconsumed events: Message[text=xxx", listener::close);
    assertFails("xxx..., Heartbeat[]", listener::assertNoMoreEvents);
    assertFails("and 1 more", listener::assertNoMoreEvents);
  }

  @Test
  void secondOpenIsViolation() {
    listener.onOpen(sock);
    listener.onOpen(sock);
    assertFails("Listener contract violated: Open[sock=sock] while OPEN", listener::awaitOpen);
  }

  @Test
  void messageBeforeOpenIsViolation() {
    listener.onMessage(sock, "early");
    assertFails("Message[text=early] while CONNECTING", listener::awaitMessage);
  }

  @ParameterizedTest
  @MethodSource("callbacks")
  void eventAfterCloseIsViolation(Consumer<RecordingListener> callback) {
    listener.onClose(sock, NORMAL);
    listener.awaitClose();
    callback.accept(listener);
    assertFails("while CLOSED", listener::close);
  }

  static Stream<Consumer<RecordingListener>> callbacks() {
    SockJs sock = sock();
    return Stream.of(
        listener -> listener.onOpen(sock),
        listener -> listener.onMessage(sock, "late"),
        listener -> listener.onError(sock, new IllegalStateException()),
        listener -> listener.onClose(sock, NORMAL));
  }

  @Test
  void overlappingCallbacksAreViolation() throws Exception {
    CompletableFuture<Void> inCallback = new CompletableFuture<>();
    CompletableFuture<Void> resume = new CompletableFuture<>();
    RecordingListener slow =
        new RecordingListener(
            (s, message) -> {
              inCallback.complete(null);
              resume.join();
            });
    slow.onOpen(sock);
    CompletableFuture<Void> first = CompletableFuture.runAsync(() -> slow.onMessage(sock, "one"));
    inCallback.get();
    slow.onHeartbeat(sock);
    resume.complete(null);
    first.get();
    assertFails(
        "Heartbeat[] on " + Thread.currentThread().getName() + " overlaps", slow::awaitOpen);
  }

  @Test
  void callbackFromCallbackIsViolation() {
    RecordingListener[] self = new RecordingListener[1];
    self[0] = new RecordingListener((s, message) -> self[0].onWritable(s));
    self[0].onOpen(sock);
    self[0].onMessage(sock, "hello");
    assertFails("Writable[] on ", self[0]::close);
  }

  @Test
  void violationWakesWaitingThread() {
    CompletableFuture<Void> waiting = CompletableFuture.runAsync(listener::awaitOpen);
    CompletableFuture.runAsync(() -> listener.onMessage(sock, "early"));
    Exception failure = assertThrows(Exception.class, waiting::get);
    assertTrue(failure.getCause() instanceof AssertionError, failure.toString());
  }

  @Test
  void delegateReceivesEventsAndMayThrow() {
    RecordingListener throwing =
        new RecordingListener(
            (s, message) -> {
              throw new IllegalStateException(message);
            });
    throwing.onOpen(sock);
    assertThrows(IllegalStateException.class, () -> throwing.onMessage(sock, "hello"));
    throwing.awaitOpen();
    assertEquals("hello", throwing.awaitMessage());
    throwing.close();
  }

  private static void assertFails(String message, Executable assertion) {
    AssertionError failure = assertThrows(AssertionError.class, assertion);
    assertTrue(failure.getMessage().contains(message), failure.getMessage());
  }

  /** Returns a connection that does nothing. */
  private static SockJs sock() {
    return (SockJs)
        Proxy.newProxyInstance(
            SockJs.class.getClassLoader(),
            new Class<?>[] {SockJs.class},
            (proxy, method, arguments) -> method.getName().equals("toString") ? "sock" : null);
  }
}
