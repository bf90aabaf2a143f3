package dev.sockjs.spring.test;

import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.SockJsOptionsBuilder;
import dev.sockjs.spring.SockJsWebSocketClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.messaging.converter.ByteArrayMessageConverter;
import org.springframework.messaging.converter.CompositeMessageConverter;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.converter.StringMessageConverter;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.messaging.WebSocketStompClient;

/**
 * Connects STOMP sessions of tests to one SockJS endpoint.
 *
 * <pre>{@code
 * try (StompTestClient client = StompTestClient.builder(URI.create("http://localhost:8080/ws")).build();
 *     StompTestSession stomp = client.connect()) {
 *   StompInbox<String> inbox = stomp.subscribeAndAwait("/topic/news", String.class);
 * }
 * }</pre>
 */
public final class StompTestClient implements AutoCloseable {

  private static final int INBOUND_LIMIT_BYTES = 16 * 1024 * 1024;

  private final Settings settings;
  private final SockJsClient client = SockJsClient.create();
  private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();

  /** The settings of a client. */
  record Settings(
      URI url,
      List<String> transports,
      SubscriptionBarrier barrier,
      MessageConverter converter,
      Duration timeout) {}

  StompTestClient(Settings settings) {
    this.settings = settings;
    scheduler.setThreadNamePrefix("stomp-test-");
    scheduler.setDaemon(true);
    scheduler.initialize();
  }

  /**
   * Returns a builder of a client.
   *
   * @param url the URL of the endpoint
   * @return a builder
   */
  public static Builder builder(URI url) {
    return new Builder(url);
  }

  /**
   * Connects a session.
   *
   * @return a session that is connected
   * @throws AssertionError if there is none within the timeout; its cause lists every transport
   */
  public StompTestSession connect() {
    return connect(new WebSocketHttpHeaders(), new StompHeaders());
  }

  /**
   * Connects a session with headers.
   *
   * @param handshakeHeaders the headers of HTTP requests, such as {@code Authorization}
   * @param connectHeaders the headers of the {@code CONNECT} frame
   * @return a session that is connected
   * @throws AssertionError if there is none within the timeout; its cause lists every transport
   */
  public StompTestSession connect(
      WebSocketHttpHeaders handshakeHeaders, StompHeaders connectHeaders) {
    SessionLog log = new SessionLog();
    ObservedWebSocketClient webSocket =
        new ObservedWebSocketClient(new SockJsWebSocketClient(client, options()), log);
    StompSession session = connect(webSocket, handshakeHeaders, connectHeaders, log);
    StompTestSession connected = new StompTestSession(session, webSocket, log, settings);
    log.connected(connected.transport());
    return connected;
  }

  /**
   * Gives a single transport most of the timeout, because no other one follows. The rest is for the
   * failure, which says more than the timeout would.
   */
  private SockJsOptions options() {
    SockJsOptionsBuilder options = SockJsOptions.builder().transports(settings.transports());
    if (settings.transports().size() == 1) {
      options.timeout(settings.timeout().multipliedBy(4).dividedBy(5));
    }
    return options.build();
  }

  private StompSession connect(
      ObservedWebSocketClient webSocket,
      WebSocketHttpHeaders handshakeHeaders,
      StompHeaders connectHeaders,
      SessionLog log) {
    WebSocketStompClient stomp = new WebSocketStompClient(webSocket);
    stomp.setTaskScheduler(scheduler);
    stomp.setMessageConverter(new RawMessageConverter(settings.converter()));
    stomp.setInboundMessageSizeLimit(INBOUND_LIMIT_BYTES);
    stomp.setReceiptTimeLimit(settings.timeout().plusSeconds(1).toMillis());
    String problem = "Could not connect to " + settings.url();
    try {
      return stomp
          .connectAsync(settings.url(), handshakeHeaders, connectHeaders, new SessionEvents(log))
          .get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      log.ended("not connected", e.getCause());
    } catch (TimeoutException e) {
      problem += " within " + settings.timeout().toMillis() + " ms";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      problem += ": interrupted";
    }
    webSocket.close();
    throw log.failure(problem);
  }

  /** Closes every session, and frees the threads. */
  @Override
  public void close() {
    client.close();
    scheduler.shutdown();
  }

  /** Builds a client. */
  public static final class Builder {

    private final URI url;
    private List<String> transports = List.of();
    private SubscriptionBarrier barrier = SubscriptionBarrier.PROBE;
    private MessageConverter converter =
        new CompositeMessageConverter(
            List.of(new StringMessageConverter(), new ByteArrayMessageConverter()));
    private Duration timeout = Duration.ofSeconds(10);

    Builder(URI url) {
      this.url = Objects.requireNonNull(url, "url");
    }

    /**
     * Sets the transports to try. By default, all of a {@link SockJsClient}. A single one has most
     * of the {@link #timeout} to connect; otherwise a transport that takes longer than 2 s may be
     * followed by the next.
     *
     * @param names the names, such as {@code xhr-polling}; none for the default
     * @return this builder
     */
    public Builder transports(List<String> names) {
      transports = List.copyOf(names);
      return this;
    }

    /**
     * Sets how sessions learn that the broker has a subscription. By default {@link
     * SubscriptionBarrier#PROBE}.
     *
     * @param value the barrier
     * @return this builder
     */
    public Builder barrier(SubscriptionBarrier value) {
      barrier = Objects.requireNonNull(value, "barrier");
      return this;
    }

    /**
     * Sets the converter of payloads. The default has {@code String} and {@code byte[]}.
     *
     * @param value the converter, such as one for JSON
     * @return this builder
     */
    public Builder messageConverter(MessageConverter value) {
      converter = Objects.requireNonNull(value, "messageConverter");
      return this;
    }

    /**
     * Sets how long to wait for a connection, a subscription, or a message. By default 10 seconds.
     *
     * @param value the time
     * @return this builder
     */
    public Builder timeout(Duration value) {
      timeout = Objects.requireNonNull(value, "timeout");
      return this;
    }

    /** {@return a client, which the caller closes} */
    public StompTestClient build() {
      return new StompTestClient(new Settings(url, transports, barrier, converter, timeout));
    }
  }
}
