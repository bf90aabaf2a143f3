package dev.sockjs.adapters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import dev.sockjs.ConnectFailedException;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJsClient;
import dev.sockjs.fixtures.ExpectedLogs;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the TCK does not know: the ends of a session, and its back-pressure. */
@Timeout(60)
class FlowSockJsTest {

  private final List<SockJsClient> clients = new ArrayList<>();

  @AfterEach
  void closeClients() {
    clients.forEach(SockJsClient::closeNow);
  }

  private FlowSockJs connect(NumbersTransport transport) {
    SockJsClient client = transport.client();
    clients.add(client);
    return FlowSockJs.connect(client, NumbersTransport.URL);
  }

  private static NumbersTransport silent() {
    NumbersTransport transport = NumbersTransport.sending(0);
    transport.keepsOpen = true;
    return transport;
  }

  private static CloseEvent end(FlowSockJs sock) throws Exception {
    return sock.sock().closed().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  // Receiving.

  @Test
  void subscriberGetsEveryMessageAndThenTheCleanEnd() throws Exception {
    FlowSockJs sock = connect(NumbersTransport.sending(10_000));
    RecordingSubscriber messages = new RecordingSubscriber(Long.MAX_VALUE);
    sock.publisher().subscribe(messages);
    messages.awaitCompletion();
    assertEquals(
        IntStream.rangeClosed(1, 10_000).mapToObj(Integer::toString).toList(),
        List.copyOf(messages.received));
    assertEquals(3000, end(sock).code());
  }

  @Test
  void messagesAndTheEndWaitForDemand() throws Exception {
    FlowSockJs sock = connect(NumbersTransport.sending(4));
    RecordingSubscriber messages = new RecordingSubscriber(1);
    sock.publisher().subscribe(messages);
    messages.awaitMessages(1);
    messages.subscription.request(2);
    messages.awaitMessages(3);
    assertFalse(messages.isDone(), "the fourth message comes before the end");
    messages.subscription.request(1);
    messages.awaitCompletion();
    assertEquals(List.of("1", "2", "3", "4"), List.copyOf(messages.received));
  }

  @Test
  void withoutDemandTheServerIsStopped() throws Exception {
    NumbersTransport transport = NumbersTransport.sending(Long.MAX_VALUE - 1);
    FlowSockJs sock = connect(transport);
    RecordingSubscriber messages = new RecordingSubscriber(10);
    sock.publisher().subscribe(messages);
    long sent = transport.awaitStandstill(10_000);
    assertTrue(sent < 20_000, () -> sent + " messages");
    messages.awaitMessages(10);
    messages.subscription.request(sent);
    messages.awaitMessages((int) sent + 10);
    messages.subscription.cancel();
    assertEquals(1000, end(sock).code());
  }

  @Test
  void withoutASubscriberTheServerIsStoppedToo() throws Exception {
    NumbersTransport transport = NumbersTransport.sending(Long.MAX_VALUE - 1);
    FlowSockJs sock = connect(transport);
    long sent = transport.awaitStandstill(10_000);
    assertTrue(sent < 20_000, () -> sent + " messages");
    RecordingSubscriber messages = new RecordingSubscriber(3);
    sock.publisher().subscribe(messages);
    messages.awaitMessages(3);
    assertEquals(List.of("1", "2", "3"), List.copyOf(messages.received));
  }

  @Test
  void subscriptionAfterTheEndGetsTheEnd() throws Exception {
    FlowSockJs sock = connect(NumbersTransport.sending(0));
    end(sock);
    RecordingSubscriber messages = new RecordingSubscriber(1);
    sock.publisher().subscribe(messages);
    messages.awaitCompletion();
  }

  @Test
  void lostConnectionIsAnError() throws Exception {
    NumbersTransport transport = silent();
    FlowSockJs sock = connect(transport);
    RecordingSubscriber messages = new RecordingSubscriber(1);
    sock.publisher().subscribe(messages);
    sock.sock().opened().toCompletableFuture().get(30, TimeUnit.SECONDS);
    transport.loseConnections();
    SessionClosedException error =
        assertInstanceOf(SessionClosedException.class, messages.awaitError());
    assertEquals("lost by the test", error.closeEvent().orElseThrow().reason());
  }

  @Test
  void failedConnectListsTheAttempts() throws Exception {
    FlowSockJs sock = connect(NumbersTransport.failing());
    RecordingSubscriber messages = new RecordingSubscriber(1);
    sock.publisher().subscribe(messages);
    ConnectFailedException error =
        assertInstanceOf(ConnectFailedException.class, messages.awaitError());
    assertEquals(1, error.attempts().size());
  }

  @Test
  void secondSubscriberIsRefused() throws Exception {
    FlowSockJs sock = connect(NumbersTransport.sending(1));
    RecordingSubscriber first = new RecordingSubscriber(1);
    RecordingSubscriber second = new RecordingSubscriber(1);
    sock.publisher().subscribe(first);
    sock.publisher().subscribe(second);
    assertInstanceOf(IllegalStateException.class, second.awaitError());
    first.awaitCompletion();
  }

  @Test
  void cancelClosesTheConnection() throws Exception {
    FlowSockJs sock = connect(silent());
    RecordingSubscriber messages = new RecordingSubscriber(1);
    sock.publisher().subscribe(messages);
    sock.sock().opened().toCompletableFuture().get(30, TimeUnit.SECONDS);
    messages.subscription.cancel();
    CloseEvent event = end(sock);
    assertEquals("1000 true", event.code() + " " + event.wasClean());
    assertFalse(messages.isDone());
  }

  @Test
  void subscriberThatThrowsIsCancelled() throws Exception {
    try (ExpectedLogs log = ExpectedLogs.of("dev.sockjs", "thrown by the test")) {
      FlowSockJs sock = connect(NumbersTransport.sending(Long.MAX_VALUE - 1));
      RecordingSubscriber messages = new RecordingSubscriber(Long.MAX_VALUE);
      messages.throwsAt = 3;
      sock.publisher().subscribe(messages);
      assertEquals(1000, end(sock).code());
      assertEquals(List.of("1", "2", "3"), List.copyOf(messages.received));
      assertFalse(messages.isDone());
      assertEquals(List.of("A SockJsListener threw"), log.messages());
    }
  }

  // Sending.

  @Test
  void messagesAreSentInOrderAndCompletionClosesTheConnection() throws Exception {
    NumbersTransport transport = silent();
    FlowSockJs sock = connect(transport);
    List<String> numbers = IntStream.range(0, 5_000).mapToObj(Integer::toString).toList();
    try (SubmissionPublisher<String> source = new SubmissionPublisher<>()) {
      source.subscribe(sock.subscriber());
      numbers.forEach(source::submit);
    }
    CloseEvent event = end(sock);
    assertEquals("1000 true", event.code() + " " + event.wasClean());
    assertEquals(numbers, List.copyOf(transport.received));
  }

  @Test
  void fullSendBufferStopsTheSource() throws Exception {
    NumbersTransport transport = silent();
    transport.stalled = true;
    FlowSockJs sock = connect(transport);
    ManualSource source = new ManualSource();
    source.subscribe(sock.subscriber());
    source.emitAllRequested("x".repeat(100)); // ten of them fill the buffer
    while (sock.sock().bufferedAmount() < 1000) {
      Thread.onSpinWait(); // another thread may be working
    }
    assertEquals(32, source.emitted.get());
    transport.completeSends();
    source.awaitRequest();
    sock.sock().flushed().toCompletableFuture().get(30, TimeUnit.SECONDS);
    assertEquals(32, transport.received.size());
  }

  @Test
  void errorOfTheSourceAbortsTheConnection() throws Exception {
    FlowSockJs sock = connect(silent());
    RecordingSubscriber messages = new RecordingSubscriber(1);
    sock.publisher().subscribe(messages);
    ManualSource source = new ManualSource();
    source.subscribe(sock.subscriber());
    source.awaitRequest();
    IllegalStateException failure = new IllegalStateException("thrown by the test");
    source.subscriber.onError(failure);
    assertEquals("Aborted", end(sock).reason());
    assertEquals(List.of(failure), List.of(messages.awaitError().getSuppressed()));
    assertFalse(source.cancelled, "no call after its end");
  }

  @Test
  void messageLongerThanTheBufferAbortsTheConnection() throws Exception {
    FlowSockJs sock = connect(silent());
    RecordingSubscriber messages = new RecordingSubscriber(1);
    sock.publisher().subscribe(messages);
    ManualSource source = new ManualSource();
    source.subscribe(sock.subscriber());
    source.awaitRequest();
    source.subscriber.onNext("x".repeat(1001));
    assertEquals("Aborted", end(sock).reason());
    assertInstanceOf(IllegalArgumentException.class, messages.awaitError().getSuppressed()[0]);
    assertTrue(source.cancelled);
  }

  @Test
  void endOfTheConnectionCancelsTheSource() throws Exception {
    NumbersTransport transport = silent();
    FlowSockJs sock = connect(transport);
    ManualSource source = new ManualSource();
    source.subscribe(sock.subscriber());
    source.awaitRequest();
    transport.loseConnections();
    end(sock);
    assertTrue(source.cancelled);
    source.subscriber.onNext("too late");
    assertTrue(transport.received.isEmpty());
  }

  @Test
  void failedConnectCancelsTheSource() throws Exception {
    FlowSockJs sock = connect(NumbersTransport.failing());
    end(sock);
    ManualSource source = new ManualSource();
    source.subscribe(sock.subscriber());
    assertTrue(source.cancelled);
  }

  @Test
  void messageOfASecondSourceIsNotRequested() {
    FlowSockJs sock = connect(silent());
    ManualSource first = new ManualSource();
    ManualSource second = new ManualSource();
    first.subscribe(sock.subscriber());
    second.subscribe(sock.subscriber());
    assertTrue(second.cancelled);
    assertFalse(first.cancelled);
  }

  /** A source whose messages the test emits. */
  private static final class ManualSource implements Flow.Publisher<String>, Flow.Subscription {
    final AtomicLong emitted = new AtomicLong();
    private final Semaphore requested = new Semaphore(0);
    volatile boolean cancelled;
    Flow.Subscriber<? super String> subscriber;

    @Override
    public void subscribe(Flow.Subscriber<? super String> target) {
      subscriber = target;
      target.onSubscribe(this);
    }

    void awaitRequest() throws InterruptedException {
      assertTrue(requested.tryAcquire(30, TimeUnit.SECONDS), "nothing was requested");
    }

    /** Emits until nothing more is requested. */
    void emitAllRequested(String message) throws InterruptedException {
      awaitRequest();
      do {
        emitted.incrementAndGet();
        subscriber.onNext(message);
      } while (requested.tryAcquire());
    }

    @Override
    public void request(long number) {
      requested.release((int) number);
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }
}
