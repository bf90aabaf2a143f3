package dev.sockjs.spring.test;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.messaging.simp.stomp.StompSession.Subscription;

/** A connected STOMP session of a test. Can be used by several threads. */
public final class StompTestSession implements AutoCloseable {

  private static final Duration FIRST_PROBE_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PROBE_PAUSE = Duration.ofMillis(500);

  private final StompSession session;
  private final ObservedWebSocketClient webSocket;
  private final SessionLog log;
  private final MessageConverter converter;
  private final SubscriptionBarrier barrier;
  private final Duration timeout;

  StompTestSession(
      StompSession session,
      ObservedWebSocketClient webSocket,
      SessionLog log,
      StompTestClient.Settings settings) {
    this.session = session;
    this.webSocket = webSocket;
    this.log = log;
    this.converter = settings.converter();
    this.barrier = settings.barrier();
    this.timeout = settings.timeout();
  }

  /** {@return the session of Spring} */
  public StompSession session() {
    return session;
  }

  /** {@return the transport that carries the session, such as {@code xhr-polling}} */
  public String transport() {
    return webSocket.transport().orElse("unknown");
  }

  /** {@return true until the session ends} */
  public boolean isConnected() {
    return session.isConnected() && !log.hasEnded();
  }

  /**
   * Sends a message.
   *
   * @param destination the destination
   * @param payload the payload, for the message converter; {@code byte[]} is sent as it is
   */
  public void send(String destination, Object payload) {
    StompHeaders headers = new StompHeaders();
    headers.setDestination(destination);
    send(headers, payload);
  }

  /**
   * Sends a message.
   *
   * @param headers the headers of the {@code SEND} frame
   * @param payload the payload, for the message converter; {@code byte[]} is sent as it is
   * @throws AssertionError if the session has ended
   */
  public void send(StompHeaders headers, Object payload) {
    log.add("sent to " + headers.getDestination() + " " + payload);
    try {
      session.send(headers, payload);
    } catch (IllegalStateException e) {
      throw log.failure("Not sent to " + headers.getDestination());
    }
  }

  /**
   * Sends a {@code SUBSCRIBE} frame. The broker need not have the subscription when this returns.
   *
   * @param <T> the type of the payloads
   * @param destination the destination
   * @param type the type of the payloads; see {@link StompInbox#take(Duration)}
   * @return the inbox of the subscription
   */
  public <T> StompInbox<T> subscribe(String destination, Class<T> type) {
    StompInbox<T> inbox = inbox(destination, type);
    subscribe(headers(destination), new InboxHandler(inbox, log, ""));
    return inbox;
  }

  /**
   * Subscribes, and returns when the broker has the subscription. What is published from then on
   * arrives in the inbox.
   *
   * @param <T> the type of the payloads
   * @param destination the destination
   * @param type the type of the payloads; see {@link StompInbox#take(Duration)}
   * @return the inbox of the subscription
   * @throws AssertionError if the broker does not have it within the timeout of the client
   */
  public <T> StompInbox<T> subscribeAndAwait(String destination, Class<T> type) {
    return subscribeAndAwait(headers(destination), type);
  }

  /**
   * Subscribes with headers, and returns when the broker has the subscription.
   *
   * @param <T> the type of the payloads
   * @param headers the headers of the {@code SUBSCRIBE} frame, with a destination
   * @param type the type of the payloads; see {@link StompInbox#take(Duration)}
   * @return the inbox of the subscription
   * @throws AssertionError if the broker does not have it within the timeout of the client
   */
  public <T> StompInbox<T> subscribeAndAwait(StompHeaders headers, Class<T> type) {
    String destination = Objects.requireNonNull(headers.getDestination(), "destination");
    String id = UUID.randomUUID().toString();
    StompInbox<T> inbox = inbox(destination, type);
    InboxHandler handler = new InboxHandler(inbox, log, id);
    if (barrier == SubscriptionBarrier.RECEIPT) {
      headers.setReceipt(id);
      awaitReceipt(subscribe(headers, handler), destination);
    } else {
      subscribe(headers, handler);
      awaitProbe(handler, destination, id);
    }
    return inbox;
  }

  private Subscription subscribe(StompHeaders headers, InboxHandler handler) {
    log.add("subscribed to " + headers.getDestination());
    try {
      return session.subscribe(headers, handler);
    } catch (IllegalStateException | MessagingException e) {
      throw log.failure("Not subscribed to " + headers.getDestination());
    }
  }

  private void awaitReceipt(Subscription subscription, String destination) {
    boolean[] arrived = new boolean[1];
    subscription.addReceiptTask(
        () -> log.add("receipt for " + destination, () -> arrived[0] = true));
    if (!log.await(() -> arrived[0], timeout)) {
      throw log.failure(
          noSubscription(destination)
              + "the server sent no RECEIPT. That of Spring's simple broker is sent by"
              + " SubscribeReceipts, and only for destinations of the broker");
    }
  }

  private void awaitProbe(InboxHandler handler, String destination, String id) {
    long start = System.nanoTime();
    Duration pause = FIRST_PROBE_PAUSE;
    while (System.nanoTime() - start < timeout.toNanos() && !log.hasEnded()) {
      sendProbe(destination, id);
      if (log.await(handler::isProbed, pause)) {
        return;
      }
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST_PROBE_PAUSE) < 0 ? longer : LONGEST_PROBE_PAUSE;
    }
    throw log.failure(
        noSubscription(destination)
            + "no probe came back. The server may not let clients send to the destination;"
            + " see SubscriptionBarrier for another way");
  }

  private void sendProbe(String destination, String id) {
    StompHeaders probe = headers(destination);
    probe.set(InboxHandler.PROBE_HEADER, id);
    try {
      session.send(probe, new byte[0]);
    } catch (IllegalStateException | MessagingException e) {
      throw log.failure("No probe could be sent to " + destination);
    }
  }

  private String noSubscription(String destination) {
    return "No subscription to " + destination + " within " + timeout.toMillis() + " ms: ";
  }

  private <T> StompInbox<T> inbox(String destination, Class<T> type) {
    return new StompInbox<>(destination, type, log, converter, timeout);
  }

  private static StompHeaders headers(String destination) {
    StompHeaders headers = new StompHeaders();
    headers.setDestination(destination);
    return headers;
  }

  /** Disconnects. Does nothing the second time. */
  @Override
  public void close() {
    if (session.isConnected()) {
      try {
        session.disconnect();
      } catch (IllegalStateException | MessagingException e) {
        log.add("could not disconnect: " + e);
      }
    }
    webSocket.close();
    log.ended("closed by the test", null);
  }

  /** {@return the transport and whether the session is connected} */
  @Override
  public String toString() {
    return "StompTestSession[" + transport() + (isConnected() ? "" : ", ended") + "]";
  }
}
