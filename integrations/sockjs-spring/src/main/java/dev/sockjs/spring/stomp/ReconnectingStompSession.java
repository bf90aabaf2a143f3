package dev.sockjs.spring.stomp;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.messaging.simp.stomp.StompFrameHandler;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.util.Assert;
import org.springframework.web.socket.messaging.WebSocketStompClient;

/**
 * Keeps a STOMP session connected: after a failure it connects again and renews the subscriptions.
 *
 * <pre>{@code
 * ReconnectingStompSession session =
 *     ReconnectingStompSession.builder(stompClient, URI.create("https://example.org/ws"))
 *         .handshakeHeaders(() -> bearer(tokens.current()))
 *         .listener(listener)
 *         .build();
 * session.subscribe("/topic/news", handler);
 * session.start();
 * }</pre>
 *
 * <p>As a bean it starts and stops with the application context.
 *
 * <p>It is not a {@link StompSession}, which is one connection: receipts, acknowledgements and the
 * session id mean nothing in the next one. {@link #session()} returns the one of the current
 * connection.
 *
 * <ul>
 *   <li>Each attempt asks for URL and headers anew, on a thread of the task scheduler.
 *   <li>Each connection gets the subscriptions in the order in which they were made, then the
 *       messages that were queued, and then those that are sent from then on.
 *   <li>Nothing is sent twice. What a broken connection had, and no receipt confirmed, is reported
 *       as possibly lost. What the server published meanwhile is missed.
 *   <li>It has no thread of its own. Handlers are called on the threads of the WebSocket client.
 * </ul>
 *
 * <p>All methods can be called on any thread.
 */
public final class ReconnectingStompSession implements SmartLifecycle, AutoCloseable {

  private final Reconnector reconnector;
  private final boolean autoStartup;
  private final int phase;

  ReconnectingStompSession(Reconnector reconnector, boolean autoStartup, int phase) {
    this.reconnector = reconnector;
    this.autoStartup = autoStartup;
    this.phase = phase;
  }

  /**
   * Returns a builder for a session over a STOMP client.
   *
   * @param client the client, whose settings are read for each attempt; methods that a subclass
   *     overrides are not called
   * @param url the URL of the endpoint
   * @return a builder
   */
  public static ReconnectingStompSessionBuilder builder(WebSocketStompClient client, URI url) {
    return new ReconnectingStompSessionBuilder(client, url);
  }

  /**
   * Starts to connect, and returns at once. Does nothing if the session is started.
   *
   * @throws org.springframework.core.task.TaskRejectedException if the task scheduler has been shut
   *     down
   */
  @Override
  public void start() {
    reconnector.start();
  }

  /**
   * Ends the connection, if there is one, and all attempts. Queued messages are not sent. The
   * subscriptions stay, for the next {@link #start}.
   */
  @Override
  public void stop() {
    reconnector.stop();
  }

  /** Does the same as {@link #stop()}. */
  @Override
  public void close() {
    stop();
  }

  /** {@return true from {@link #start} on, until the session is stopped or has given up} */
  @Override
  public boolean isRunning() {
    return state() != StompState.STOPPED;
  }

  @Override
  public boolean isAutoStartup() {
    return autoStartup;
  }

  @Override
  public int getPhase() {
    return phase;
  }

  /** {@return the state} */
  public StompState state() {
    return reconnector.state();
  }

  /**
   * Returns the session of the current connection, for acknowledgements and receipts. What is
   * subscribed there is not renewed.
   *
   * @return the session, or empty unless the state is {@link StompState#CONNECTED}
   */
  public Optional<StompSession> session() {
    return Optional.ofNullable(reconnector.usable());
  }

  /**
   * Subscribes now, if there is a connection, and over every connection that follows.
   *
   * @param destination the destination
   * @param handler receives the messages, on a thread of the WebSocket client
   * @return the subscription
   */
  public StompSubscription subscribe(String destination, StompFrameHandler handler) {
    StompHeaders headers = new StompHeaders();
    headers.setDestination(destination);
    return subscribe(headers, handler);
  }

  /**
   * Subscribes now, if there is a connection, and over every connection that follows.
   *
   * @param headers the headers of the {@code SUBSCRIBE} frame; copied
   * @param handler receives the messages, on a thread of the WebSocket client
   * @return the subscription
   * @throws IllegalArgumentException if there is no destination among the headers
   */
  public StompSubscription subscribe(StompHeaders headers, StompFrameHandler handler) {
    Assert.hasText(headers.getDestination(), "Destination header is required");
    return reconnector.subscribe(headers, Objects.requireNonNull(handler, "handler"));
  }

  /**
   * Sends a message; see {@link #send(StompHeaders, Object)}.
   *
   * @param destination the destination
   * @param payload the payload, for the message converter of the STOMP client
   * @return a stage that tells what became of the message
   */
  public CompletionStage<@Nullable Void> send(String destination, Object payload) {
    StompHeaders headers = new StompHeaders();
    headers.setDestination(destination);
    return send(headers, payload);
  }

  /**
   * Sends a message, or queues it if there is no connection and {@link
   * ReconnectingStompSessionBuilder#queueWhileDown} allows that.
   *
   * <p>The stage completes once the message has been handed to a connection, or with {@link
   * ReconnectingStompSessionBuilder#receipts} once its receipt has arrived. It fails with {@link
   * StompPossiblyLostException} or, for a queued message, {@link StompNotSentException}.
   *
   * @param headers the headers of the {@code SEND} frame; copied
   * @param payload the payload, for the message converter of the STOMP client; not copied
   * @return a stage that tells what became of the message
   * @throws StompNotSentException if nothing was sent: there is no connection and the message was
   *     not queued, or too many messages wait for receipts
   * @throws StompPossiblyLostException if the connection failed while it sent the message
   * @throws org.springframework.messaging.converter.MessageConversionException if the message
   *     converter cannot write the payload
   * @throws IllegalArgumentException if there is no destination among the headers
   */
  public CompletionStage<@Nullable Void> send(StompHeaders headers, Object payload) {
    Assert.hasText(headers.getDestination(), "Destination header is required");
    Objects.requireNonNull(payload, "payload");
    Outgoing message = new Outgoing(new StompMessage(Connection.copy(headers), payload));
    reconnector.send(message);
    return message.stage();
  }

  /** {@return the state} */
  @Override
  public String toString() {
    return "ReconnectingStompSession[" + state() + "]";
  }

  /** Opens connections with the settings of a builder. */
  record StompConnector(
      WebSocketStompClient client,
      ConnectSource source,
      TaskScheduler scheduler,
      Duration connectTimeout)
      implements Reconnector.Connector {

    @Override
    public Connection create(Connection.Owner owner) {
      return new Connection(owner, client, scheduler);
    }

    @Override
    public void open(Connection connection) {
      connection.open(source, connectTimeout);
    }
  }
}
