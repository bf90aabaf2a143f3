package dev.sockjs.adapters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.ConnectFailedException;
import dev.sockjs.ReadyState;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJsClient;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Blocking connections over the real engine, with a transport of the test. */
@Timeout(60)
class BlockingSockJsTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String HALF_THE_BUFFER = "x".repeat(500);

  private final List<SockJsClient> clients = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  @AfterEach
  void closeClients() throws InterruptedException {
    clients.forEach(SockJsClient::closeNow);
    for (Thread thread : threads) {
      thread.join(TimeUnit.SECONDS.toMillis(30));
      assertFalse(thread.isAlive(), "a call does not return");
    }
  }

  private BlockingSockJs connect(NumbersTransport transport) throws InterruptedException {
    SockJsClient client = transport.client();
    clients.add(client);
    return BlockingSockJs.connect(client, NumbersTransport.URL);
  }

  /** Starts a call, and returns when its thread waits. */
  private <T> FutureTask<T> waiting(Callable<T> call) {
    FutureTask<T> task = new FutureTask<>(call);
    Thread thread = new Thread(task, "waiting");
    threads.add(thread);
    thread.start();
    while (!isWaiting(thread) && !task.isDone()) {
      Thread.onSpinWait();
    }
    return task;
  }

  private static boolean isWaiting(Thread thread) {
    return thread.getState() == Thread.State.WAITING
        || thread.getState() == Thread.State.TIMED_WAITING;
  }

  private static <X extends Throwable> X assertFails(Class<X> type, FutureTask<?> task) {
    Throwable failure =
        assertThrows(ExecutionException.class, () -> task.get(30, TimeUnit.SECONDS)).getCause();
    return assertInstanceOf(type, failure);
  }

  @Test
  void everyMessageIsReceivedInOrderAndThenTheEnd() throws InterruptedException {
    BlockingSockJs sock = connect(NumbersTransport.sending(10_000));
    for (int number = 1; number <= 10_000; number++) {
      assertEquals(Integer.toString(number), sock.receive());
    }
    for (int call = 1; call <= 2; call++) {
      SessionClosedException end = assertThrows(SessionClosedException.class, sock::receive);
      assertEquals(3000, end.closeEvent().orElseThrow().code());
      assertSame(sock.sock(), end.sock());
    }
    assertThrows(SessionClosedException.class, () -> sock.receive(Duration.ZERO));
  }

  @Test
  void receiveWithATimeoutReturnsEmptyWhenItIsOver() throws InterruptedException {
    NumbersTransport transport = NumbersTransport.sending(0);
    transport.keepsOpen = true;
    BlockingSockJs sock = connect(transport);
    assertEquals(Optional.empty(), sock.receive(Duration.ofMillis(20)));
    assertEquals(Optional.empty(), sock.receive(Duration.ZERO));
    assertEquals(Optional.empty(), sock.receive(Duration.ofSeconds(-1)));
  }

  @Test
  void receiveWithALongTimeoutReturnsTheMessage() throws InterruptedException {
    BlockingSockJs sock = connect(NumbersTransport.sending(2));
    assertEquals(Optional.of("1"), sock.receive(LONG));
    assertEquals(Optional.of("2"), sock.receive(Duration.ofSeconds(Long.MAX_VALUE)));
  }

  @Test
  void serverIsStoppedWhenNoThreadReceives() throws Exception {
    NumbersTransport transport = NumbersTransport.sending(Long.MAX_VALUE - 1);
    BlockingSockJs sock = connect(transport);
    // The inbox has 64 Ki units, the engine 256 Ki and maxMessageSize; a message costs about 20.
    long sent = transport.awaitStandstill(10_000);
    assertTrue(sent < 25_000, () -> sent + " messages");
    for (int number = 1; number <= sent + 5_000; number++) {
      assertEquals(Integer.toString(number), sock.receive());
    }
    sock.close();
  }

  @Test
  void threadsShareTheMessages() throws Exception {
    BlockingSockJs sock = connect(NumbersTransport.sending(2_000));
    Callable<List<String>> receiveAll =
        () -> {
          List<String> received = new ArrayList<>();
          try {
            while (true) {
              received.add(sock.receive());
            }
          } catch (SessionClosedException e) {
            return received;
          }
        };
    List<FutureTask<List<String>>> tasks =
        IntStream.range(0, 8).mapToObj(thread -> waiting(receiveAll)).toList();
    List<String> all = new ArrayList<>();
    for (FutureTask<List<String>> task : tasks) {
      all.addAll(task.get(30, TimeUnit.SECONDS));
    }
    all.sort((a, b) -> Integer.compare(Integer.parseInt(a), Integer.parseInt(b)));
    assertEquals(IntStream.rangeClosed(1, 2_000).mapToObj(Integer::toString).toList(), all);
  }

  @Test
  void interruptEndsReceiveAndLosesNoMessage() throws Exception {
    NumbersTransport transport = NumbersTransport.sending(0);
    transport.keepsOpen = true;
    BlockingSockJs sock = connect(transport);
    FutureTask<String> receiving = waiting(sock::receive);
    threads.get(0).interrupt();
    assertFails(InterruptedException.class, receiving);
    transport.sendNow("late");
    assertEquals("late", sock.receive());
  }

  @Test
  void sendWaitsForRoom() throws Exception {
    NumbersTransport transport = stalledTransport();
    BlockingSockJs sock = connectAndFill(transport);
    assertFalse(sock.send("no room", Duration.ofMillis(20)));
    assertFalse(sock.send("no room", Duration.ZERO));
    FutureTask<Boolean> sending = waiting(() -> sock.send("room", LONG));
    assertFalse(sending.isDone());
    transport.completeSends();
    assertTrue(sending.get(30, TimeUnit.SECONDS));
    sock.close();
    assertEquals(
        List.of(HALF_THE_BUFFER, HALF_THE_BUFFER, "room"), List.copyOf(transport.received));
  }

  @Test
  void threadsThatWaitForRoomAreServedInOrder() throws Exception {
    NumbersTransport transport = stalledTransport();
    BlockingSockJs sock = connectAndFill(transport);
    List<FutureTask<Void>> tasks = new ArrayList<>();
    for (int number = 1; number <= 5; number++) {
      String message = Integer.toString(number);
      tasks.add(
          waiting(
              () -> {
                sock.send(message);
                return null;
              }));
    }
    transport.completeSends();
    for (FutureTask<Void> task : tasks) {
      task.get(30, TimeUnit.SECONDS);
    }
    sock.close();
    assertEquals(List.of("1", "2", "3", "4", "5"), List.copyOf(transport.received).subList(2, 7));
  }

  @Test
  void interruptEndsSendAndTheMessageIsNotSent() throws Exception {
    NumbersTransport transport = stalledTransport();
    BlockingSockJs sock = connectAndFill(transport);
    FutureTask<Boolean> sending = waiting(() -> sock.send("interrupted", LONG));
    threads.get(0).interrupt();
    assertFails(InterruptedException.class, sending);
    transport.completeSends();
    sock.send("next");
    sock.close();
    assertEquals(
        List.of(HALF_THE_BUFFER, HALF_THE_BUFFER, "next"), List.copyOf(transport.received));
  }

  @Test
  void lostConnectionEndsBothWaits() throws Exception {
    NumbersTransport transport = stalledTransport();
    BlockingSockJs sock = connectAndFill(transport);
    FutureTask<Boolean> sending = waiting(() -> sock.send("lost", LONG));
    FutureTask<String> receiving = waiting(sock::receive);
    transport.loseConnections();
    assertFails(SessionClosedException.class, sending);
    SessionClosedException end = assertFails(SessionClosedException.class, receiving);
    assertEquals("lost by the test", end.closeEvent().orElseThrow().reason());
  }

  @Test
  void endOfAPausedSessionEndsSendAtOnce() throws Exception {
    NumbersTransport transport = NumbersTransport.sending(Long.MAX_VALUE - 1);
    transport.stalled = true;
    BlockingSockJs sock = connectAndFill(transport);
    transport.awaitStandstill(10_000); // more than the inbox holds
    FutureTask<Boolean> sending = waiting(() -> sock.send("lost", LONG));
    transport.loseConnections();
    assertFails(SessionClosedException.class, sending);
    assertEquals(ReadyState.CLOSING, sock.sock().readyState(), "the held messages come first");
    assertEquals("1", sock.receive());
    sock.close();
    assertEquals(ReadyState.CLOSED, sock.sock().readyState());
  }

  @Test
  void closeEndsBothWaitsAndDropsTheInbox() throws Exception {
    NumbersTransport transport = NumbersTransport.sending(100);
    transport.stalled = true;
    transport.keepsOpen = true;
    BlockingSockJs sock = connectAndFill(transport);
    assertEquals("1", sock.receive());
    FutureTask<Boolean> sending = waiting(() -> sock.send("too late", LONG));
    sock.close(3001, "bye");
    assertFails(SessionClosedException.class, sending);
    SessionClosedException end = assertThrows(SessionClosedException.class, sock::receive);
    assertEquals("3001 bye", end.closeEvent().map(e -> e.code() + " " + e.reason()).orElseThrow());
    sock.close();
  }

  @Test
  void closeByAnotherThreadEndsReceive() throws Exception {
    NumbersTransport transport = NumbersTransport.sending(0);
    transport.keepsOpen = true;
    BlockingSockJs sock = connect(transport);
    FutureTask<String> receiving = waiting(sock::receive);
    sock.close();
    SessionClosedException end = assertFails(SessionClosedException.class, receiving);
    assertTrue(end.closeEvent().orElseThrow().wasClean());
  }

  @Test
  void closeOfAnInterruptedThreadDoesNotWaitAndKeepsTheInterrupt() throws Exception {
    NumbersTransport transport = stalledTransport();
    BlockingSockJs sock = connectAndFill(transport);
    Thread.currentThread().interrupt();
    sock.close();
    assertTrue(Thread.interrupted());
    transport.completeSends();
    assertTrue(sock.sock().closed().toCompletableFuture().get(30, TimeUnit.SECONDS).wasClean());
  }

  @Test
  void wrongCloseCodeIsRefusedAndClosesNothing() throws Exception {
    BlockingSockJs sock = connect(NumbersTransport.sending(3));
    String message =
        assertThrows(IllegalArgumentException.class, () -> sock.close(1001, "x")).getMessage();
    assertTrue(message.contains("1001"), message);
    assertEquals("1", sock.receive());
  }

  @Test
  void messageLongerThanTheBufferIsRefused() throws Exception {
    NumbersTransport transport = NumbersTransport.sending(0);
    transport.keepsOpen = true;
    BlockingSockJs sock = connect(transport);
    assertThrows(IllegalArgumentException.class, () -> sock.send("x".repeat(1001)));
    assertThrows(NullPointerException.class, () -> sock.send(null));
    sock.send("x");
  }

  @Test
  void failedConnectListsTheAttempts() {
    ConnectFailedException failure =
        assertThrows(
            ConnectFailedException.class, () -> connect(NumbersTransport.failing()).close());
    assertEquals(1, failure.attempts().size());
    assertTrue(failure.getMessage().contains("refused by the test"), failure::getMessage);
    assertTrue(
        List.of(failure.getStackTrace()).stream()
            .anyMatch(frame -> frame.getClassName().equals(getClass().getName())),
        "the stack is that of the caller");
  }

  @Test
  void interruptAbortsTheConnect() throws Exception {
    NumbersTransport transport = NumbersTransport.sending(0);
    CountDownLatch aborted = new CountDownLatch(1);
    transport.opens = false;
    transport.onAbort = aborted::countDown;
    FutureTask<BlockingSockJs> connecting = waiting(() -> connect(transport));
    threads.get(0).interrupt();
    assertFails(InterruptedException.class, connecting);
    assertTrue(aborted.await(30, TimeUnit.SECONDS));
  }

  @Test
  void descriptionHasNoSecrets() throws Exception {
    SockJsClient client = NumbersTransport.sending(1).client();
    clients.add(client);
    URI url = URI.create("http://user:secret@localhost/numbers?token=secret");
    try (BlockingSockJs sock = BlockingSockJs.connect(client, url)) {
      assertFalse(sock.toString().contains("secret"), sock::toString);
    }
  }

  private static NumbersTransport stalledTransport() {
    NumbersTransport transport = NumbersTransport.sending(0);
    transport.stalled = true;
    transport.keepsOpen = true;
    return transport;
  }

  /** Connects, and sends as much as the send buffer has room for. */
  private BlockingSockJs connectAndFill(NumbersTransport transport) throws Exception {
    BlockingSockJs sock = connect(transport);
    sock.send(HALF_THE_BUFFER);
    sock.send(HALF_THE_BUFFER);
    CompletableFuture<Void> flushed = sock.sock().flushed().toCompletableFuture();
    assertFalse(flushed.isDone());
    return sock;
  }
}
