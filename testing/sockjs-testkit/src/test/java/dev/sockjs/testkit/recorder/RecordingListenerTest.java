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

  private final SockJs sock = nobody();
  private final RecordingListener listener = new RecordingListener();

  @Test
  void eventsAreTakenInTheirOrder() {
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
  void anEventThatComesLateIsWaitedFor() {
    try (RecordingListener patient = new RecordingListener()) {
      CompletableFuture<SockJs> waiting = CompletableFuture.supplyAsync(patient::awaitOpen);
      patient.onOpen(sock);
      assertSame(sock, waiting.join());
    }
  }

  @Test
  void anEventThatNeverComesFails() {
    RecordingListener impatient = new RecordingListener((s, message) -> {}, Duration.ofMillis(50));
    assertFails("No Message within 50 ms", impatient::awaitMessage);
  }

  @Test
  void anEventOfAnotherKindFailsAndStays() {
    listener.onOpen(sock);
    listener.onMessage(sock, "hello");
    listener.awaitOpen();
    assertFails("Not Close but Message[text=hello]", listener::awaitClose);
    assertEquals("hello", listener.awaitMessage());
  }

  @Test
  void whyAConnectionNeverOpenedIsTold() {
    listener.onAttempt(
        sock,
        Attempt.of("websocket", Attempt.Outcome.FAILED, Phase.REQUEST, Duration.ofMillis(7))
            .withStatus(502));
    listener.onClose(sock, CloseEvent.of(2000, "All transports failed", false));
    assertFails(
        "Not Open but Close[event=2000 \"All transports failed\" (unclean), "
            + "attempts=[websocket FAILED in REQUEST after 7 ms, status 502]]",
        listener::awaitOpen);
  }

  @Test
  void eventsThatNobodyLookedAtFail() {
    listener.onOpen(sock);
    listener.onMessage(sock, "x".repeat(1000));
    for (int i = 0; i < 10; i++) {
      listener.onHeartbeat(sock);
    }
    listener.awaitOpen();
    assertFails("Nobody looked at Message[text=xxx", listener::close);
    assertFails("xxx..., Heartbeat[]", listener::assertNoMoreEvents);
    assertFails("and 1 more", listener::assertNoMoreEvents);
  }

  @Test
  void aSecondOpenBreaksTheRules() {
    listener.onOpen(sock);
    listener.onOpen(sock);
    assertFails("A rule was broken: Open[sock=nobody] while OPEN", listener::awaitOpen);
  }

  @Test
  void aMessageBeforeTheOpenBreaksTheRules() {
    listener.onMessage(sock, "early");
    assertFails("Message[text=early] while CONNECTING", listener::awaitMessage);
  }

  @ParameterizedTest
  @MethodSource("callbacks")
  void anythingAfterTheCloseBreaksTheRules(Consumer<RecordingListener> callback) {
    listener.onClose(sock, NORMAL);
    listener.awaitClose();
    callback.accept(listener);
    assertFails("while CLOSED", listener::close);
  }

  static Stream<Consumer<RecordingListener>> callbacks() {
    SockJs sock = nobody();
    return Stream.of(
        listener -> listener.onOpen(sock),
        listener -> listener.onMessage(sock, "late"),
        listener -> listener.onError(sock, new IllegalStateException()),
        listener -> listener.onClose(sock, NORMAL));
  }

  @Test
  void callbacksThatOverlapBreakTheRules() throws Exception {
    CompletableFuture<Void> inCallback = new CompletableFuture<>();
    CompletableFuture<Void> goOn = new CompletableFuture<>();
    RecordingListener slow =
        new RecordingListener(
            (s, message) -> {
              inCallback.complete(null);
              goOn.join();
            });
    slow.onOpen(sock);
    CompletableFuture<Void> first = CompletableFuture.runAsync(() -> slow.onMessage(sock, "one"));
    inCallback.get();
    slow.onHeartbeat(sock);
    goOn.complete(null);
    first.get();
    assertFails(
        "Heartbeat[] on " + Thread.currentThread().getName() + " overlaps", slow::awaitOpen);
  }

  @Test
  void aCallbackFromWithinACallbackBreaksTheRules() {
    RecordingListener[] self = new RecordingListener[1];
    self[0] = new RecordingListener((s, message) -> self[0].onWritable(s));
    self[0].onOpen(sock);
    self[0].onMessage(sock, "hello");
    assertFails("Writable[] on ", self[0]::close);
  }

  @Test
  void aBrokenRuleWakesWhoeverWaits() {
    RecordingListener patient = new RecordingListener();
    CompletableFuture<Void> waiting = CompletableFuture.runAsync(patient::awaitOpen);
    CompletableFuture.runAsync(() -> patient.onMessage(sock, "early"));
    Exception failure = assertThrows(Exception.class, waiting::get);
    assertTrue(failure.getCause() instanceof AssertionError, failure.toString());
  }

  @Test
  void theOtherListenerHearsEverythingAndMayThrow() {
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

  /** A connection that only has an identity. */
  private static SockJs nobody() {
    return (SockJs)
        Proxy.newProxyInstance(
            SockJs.class.getClassLoader(),
            new Class<?>[] {SockJs.class},
            (proxy, method, arguments) -> method.getName().equals("toString") ? "nobody" : null);
  }
}
