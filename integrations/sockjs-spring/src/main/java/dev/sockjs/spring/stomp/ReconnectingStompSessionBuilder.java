package dev.sockjs.spring.stomp;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.messaging.WebSocketStompClient;

/** Builds a {@link ReconnectingStompSession}. Not for several threads at once. */
public final class ReconnectingStompSessionBuilder {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final WebSocketStompClient client;
  private Supplier<URI> url;
  private Supplier<WebSocketHttpHeaders> handshakeHeaders = WebSocketHttpHeaders::new;
  private Supplier<StompHeaders> connectHeaders = StompHeaders::new;
  private @Nullable TaskScheduler scheduler;
  private Duration connectTimeout = Duration.ofMinutes(1);
  private BackOff backOff = exponential(FIRST_PAUSE, LONGEST_PAUSE);
  private double jitter = 0.5;
  private DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();
  private int maxAttempts = Integer.MAX_VALUE;
  private @Nullable Duration giveUpAfter;
  private Duration stableAfter = Duration.ofSeconds(10);
  private Predicate<StompDisconnect> retryIf = disconnect -> true;
  private int queueLimit;
  private boolean receipts;
  private int unconfirmedLimit = 100;
  private StompSessionListener listener = new StompSessionListener() {};
  private boolean autoStartup = true;
  private int phase = SmartLifecycle.DEFAULT_PHASE;

  ReconnectingStompSessionBuilder(WebSocketStompClient client, URI url) {
    this.client = Objects.requireNonNull(client, "client");
    Objects.requireNonNull(url, "url");
    this.url = () -> url;
  }

  /**
   * Sets a supplier of the URL, which each attempt calls on a thread of the task scheduler.
   *
   * @param value the supplier; if it throws, the attempt has failed
   * @return this builder
   */
  public ReconnectingStompSessionBuilder url(Supplier<URI> value) {
    url = Objects.requireNonNull(value, "url");
    return this;
  }

  /**
   * Sets a supplier of the headers of HTTP requests, such as an {@code Authorization} with a token
   * that expires. Each attempt calls it on a thread of the task scheduler.
   *
   * @param value the supplier; if it throws, the attempt has failed
   * @return this builder
   */
  public ReconnectingStompSessionBuilder handshakeHeaders(Supplier<WebSocketHttpHeaders> value) {
    handshakeHeaders = Objects.requireNonNull(value, "handshakeHeaders");
    return this;
  }

  /**
   * Sets a supplier of the headers of the {@code CONNECT} frame. Each attempt calls it on a thread
   * of the task scheduler.
   *
   * @param value the supplier; if it throws, the attempt has failed
   * @return this builder
   */
  public ReconnectingStompSessionBuilder connectHeaders(Supplier<StompHeaders> value) {
    connectHeaders = Objects.requireNonNull(value, "connectHeaders");
    return this;
  }

  /**
   * Sets the scheduler for attempts and timeouts. By default it is that of the STOMP client.
   *
   * @param value the scheduler; the session does not shut it down
   * @return this builder
   */
  public ReconnectingStompSessionBuilder taskScheduler(TaskScheduler value) {
    scheduler = Objects.requireNonNull(value, "taskScheduler");
    return this;
  }

  /**
   * Sets the time from the start of an attempt to the {@code CONNECTED} frame, after which the
   * attempt has failed. By default one minute.
   *
   * @param value the time, more than zero
   * @return this builder
   */
  public ReconnectingStompSessionBuilder connectTimeout(Duration value) {
    connectTimeout = positive(value, "connectTimeout");
    return this;
  }

  /**
   * Sets the pauses between attempts: each is twice the one before. By default they grow from one
   * second to one minute. See also {@link #jitter}.
   *
   * @param first the first pause, more than zero
   * @param longest the longest pause, not less than the first
   * @return this builder
   */
  public ReconnectingStompSessionBuilder backOff(Duration first, Duration longest) {
    return backOff(exponential(positive(first, "first"), positive(longest, "longest")));
  }

  /**
   * Sets the pauses between attempts. The back-off is started again for each series of attempts,
   * and ends the session if it says {@code STOP}.
   *
   * @param value the back-off
   * @return this builder
   */
  public ReconnectingStompSessionBuilder backOff(BackOff value) {
    backOff = Objects.requireNonNull(value, "backOff");
    return this;
  }

  /**
   * Sets which part of each pause is random, so that clients do not all return at the same moment
   * when a server restarts. By default 0.5: a pause is between half of its length and all of it.
   *
   * @param value the part, from 0 to 1
   * @return this builder
   */
  public ReconnectingStompSessionBuilder jitter(double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("jitter must be from 0 to 1: " + value);
    }
    jitter = value;
    return this;
  }

  /** Sets the numbers from 0 to 1 for the jitter. */
  ReconnectingStompSessionBuilder random(DoubleSupplier value) {
    random = value;
    return this;
  }

  /**
   * Sets after how many attempts of a series the session gives up. By default never.
   *
   * @param value the attempts, at least one
   * @return this builder
   */
  public ReconnectingStompSessionBuilder maxAttempts(int value) {
    maxAttempts = atLeast(1, value, "maxAttempts");
    return this;
  }

  /**
   * Sets after how long without a connection the session gives up. By default never.
   *
   * @param value the time, more than zero
   * @return this builder
   */
  public ReconnectingStompSessionBuilder giveUpAfter(Duration value) {
    giveUpAfter = positive(value, "giveUpAfter");
    return this;
  }

  /**
   * Sets how long a connection must last before pauses and attempts start over. Without that, a
   * server that accepts connections and ends them would be asked at the shortest pause for ever. By
   * default 10 seconds.
   *
   * @param value the time, more than zero
   * @return this builder
   */
  public ReconnectingStompSessionBuilder stableAfter(Duration value) {
    stableAfter = positive(value, "stableAfter");
    return this;
  }

  /**
   * Sets a decision: false ends the session after this disconnect, for example because the server
   * responded with 401 and there is no other token. By default true. If it throws, that is logged,
   * and the session goes on.
   *
   * @param value the decision, which is called on the thread that noticed the end
   * @return this builder
   */
  public ReconnectingStompSessionBuilder retryIf(Predicate<StompDisconnect> value) {
    retryIf = Objects.requireNonNull(value, "retryIf");
    return this;
  }

  /**
   * Queues messages that are sent while there is no connection. They are sent in order, after the
   * subscriptions. A message that does not fit is refused. By default all are refused.
   *
   * @param messages how many messages can wait, at least one
   * @return this builder
   */
  public ReconnectingStompSessionBuilder queueWhileDown(int messages) {
    queueLimit = atLeast(1, messages, "queueWhileDown");
    return this;
  }

  /**
   * Asks for a receipt for each message. Brokers such as RabbitMQ send them; Spring's simple broker
   * does not. By default false.
   *
   * @param value true for receipts
   * @return this builder
   */
  public ReconnectingStompSessionBuilder receipts(boolean value) {
    receipts = value;
    return this;
  }

  /**
   * Sets how many messages without a confirmation a connection can have. With receipts, a further
   * message is refused. Without them, the oldest is forgotten, and only counted when the connection
   * breaks. By default 100.
   *
   * @param messages the messages, at least one
   * @return this builder
   */
  public ReconnectingStompSessionBuilder unconfirmedLimit(int messages) {
    unconfirmedLimit = atLeast(1, messages, "unconfirmedLimit");
    return this;
  }

  /**
   * Sets the listener.
   *
   * @param value the listener
   * @return this builder
   */
  public ReconnectingStompSessionBuilder listener(StompSessionListener value) {
    listener = Objects.requireNonNull(value, "listener");
    return this;
  }

  /**
   * Sets whether the application context starts the session. By default true.
   *
   * @param value true for a start with the context
   * @return this builder
   */
  public ReconnectingStompSessionBuilder autoStartup(boolean value) {
    autoStartup = value;
    return this;
  }

  /**
   * Sets the phase of the life cycle. By default it is the last to start and the first to stop.
   *
   * @param value the phase
   * @return this builder
   */
  public ReconnectingStompSessionBuilder phase(int value) {
    phase = value;
    return this;
  }

  /**
   * Returns a session that has not been started.
   *
   * @return the session
   * @throws IllegalStateException if neither the builder nor the STOMP client has a task scheduler
   */
  public ReconnectingStompSession build() {
    TaskScheduler chosen = scheduler == null ? client.getTaskScheduler() : scheduler;
    if (chosen == null) {
      throw new IllegalStateException("A taskScheduler is required, here or in the STOMP client");
    }
    RetryPolicy policy =
        new RetryPolicy(backOff, jitter, random, maxAttempts, giveUpAfter, stableAfter, retryIf);
    Reconnector reconnector =
        new Reconnector(
            new ReconnectingStompSession.StompConnector(
                client,
                new ConnectSource(url, handshakeHeaders, connectHeaders),
                chosen,
                connectTimeout),
            policy,
            new Outbox(queueLimit, receipts, unconfirmedLimit),
            listener,
            chosen);
    return new ReconnectingStompSession(reconnector, autoStartup, phase);
  }

  private static BackOff exponential(Duration first, Duration longest) {
    ExponentialBackOff backOff = new ExponentialBackOff(first.toMillis(), 2);
    backOff.setMaxInterval(longest.toMillis());
    return backOff;
  }

  private static Duration positive(Duration value, String name) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " must be more than zero: " + value);
    }
    return value;
  }

  private static int atLeast(int least, int value, String name) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ": " + value);
    }
    return value;
  }
}
