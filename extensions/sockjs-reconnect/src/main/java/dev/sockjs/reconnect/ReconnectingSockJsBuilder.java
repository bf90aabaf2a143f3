package dev.sockjs.reconnect;

import dev.sockjs.SockJsClient;
import dev.sockjs.spi.Scheduler;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/** Builder of {@link ReconnectingSockJs}. Not thread-safe. One builder can connect many times. */
public final class ReconnectingSockJsBuilder {

  /** The default of {@link #queueLimit}: 1 MiB. */
  public static final long DEFAULT_QUEUE_LIMIT = 1 << 20;

  /** The default of {@link #rememberLimit}: 64 Ki UTF-16 units. */
  public static final int DEFAULT_REMEMBER_LIMIT = 64 << 10;

  /** The default of {@link #sourceTimeout}: 1 min. */
  public static final Duration DEFAULT_SOURCE_TIMEOUT = Duration.ofMinutes(1);

  final SockJsClient client;
  final ConnectSource source;
  RetryPolicy retryPolicy = RetryPolicy.defaults();
  SendWhileDown sendWhileDown = SendWhileDown.REFUSE;
  long queueLimit = DEFAULT_QUEUE_LIMIT;
  int rememberLimit = DEFAULT_REMEMBER_LIMIT;
  Duration sourceTimeout = DEFAULT_SOURCE_TIMEOUT;
  Executor executor = SharedThreads.executor();
  Scheduler scheduler = SharedThreads.scheduler();
  DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();

  ReconnectingSockJsBuilder(SockJsClient client, ConnectSource source) {
    this.client = Objects.requireNonNull(client, "client");
    this.source = Objects.requireNonNull(source, "source");
  }

  /**
   * Sets when to try again, and when to give up.
   *
   * @param value the policy; by default {@link RetryPolicy#defaults()}
   * @return this builder
   */
  public ReconnectingSockJsBuilder retryPolicy(RetryPolicy value) {
    retryPolicy = Objects.requireNonNull(value, "retryPolicy");
    return this;
  }

  /**
   * Sets what happens to messages that are sent while the state is not {@link ReconnectState#OPEN}.
   *
   * @param value the choice; by default {@link SendWhileDown#REFUSE}
   * @return this builder
   */
  public ReconnectingSockJsBuilder sendWhileDown(SendWhileDown value) {
    sendWhileDown = Objects.requireNonNull(value, "sendWhileDown");
    return this;
  }

  /**
   * Sets the bound of the queue of {@link SendWhileDown#QUEUE}. A message that does not fit is not
   * accepted. The queue also has at most 65536 messages, because empty messages need memory too.
   *
   * @param value the bound in UTF-8 bytes, at least 1; by default 1 MiB
   * @return this builder
   * @throws IllegalArgumentException if the value is less than 1
   */
  public ReconnectingSockJsBuilder queueLimit(long value) {
    if (value < 1) {
      throw new IllegalArgumentException("queueLimit must be at least 1, but it is " + value);
    }
    queueLimit = value;
    return this;
  }

  /**
   * Sets how many of the latest messages are remembered, for {@link PossiblyLost#latest()}. Their
   * number is always known.
   *
   * @param value the bound in UTF-16 units, where each message counts 16 more than its length; 0 to
   *     remember none; by default 64 Ki
   * @return this builder
   * @throws IllegalArgumentException if the value is negative
   */
  public ReconnectingSockJsBuilder rememberLimit(int value) {
    if (value < 0) {
      throw new IllegalArgumentException("rememberLimit must not be negative: " + value);
    }
    rememberLimit = value;
    return this;
  }

  /**
   * Sets how long an attempt waits for the {@link ConnectSource}.
   *
   * @param value the time, at least 1 ms; by default 1 min
   * @return this builder
   * @throws IllegalArgumentException if the value is out of range
   */
  public ReconnectingSockJsBuilder sourceTimeout(Duration value) {
    sourceTimeout = RetryPolicyBuilder.atLeast(RetryPolicyBuilder.SHORTEST, value, "sourceTimeout");
    return this;
  }

  /**
   * Sets the executor of the {@link ConnectSource}, the {@link RetryPolicyBuilder#retryIf}
   * decision, and the callbacks while no session is open. The other callbacks run on the executor
   * of the client. By default these are daemon threads that all sessions of this kind share, one
   * for each call that is in progress; they end after 10 s without work. If the executor rejects a
   * task, it runs on one of those threads.
   *
   * @param value the executor; it is not shut down
   * @return this builder
   */
  public ReconnectingSockJsBuilder executor(Executor value) {
    executor = Objects.requireNonNull(value, "executor");
    return this;
  }

  /** Sets the clock and timer. For tests. */
  ReconnectingSockJsBuilder scheduler(Scheduler value) {
    scheduler = value;
    return this;
  }

  /** Sets the source of the jitter, from 0 to 1. For tests. */
  ReconnectingSockJsBuilder random(DoubleSupplier value) {
    random = value;
    return this;
  }

  /**
   * Starts to connect and returns at once. Failures are reported to the listener.
   *
   * @param listener receives the events
   * @return the session that connects again, {@link ReconnectState#CONNECTING}
   */
  public ReconnectingSockJs connect(ReconnectListener listener) {
    ReconnectingSockJs sock =
        new ReconnectingSockJs(this, Objects.requireNonNull(listener, "listener"));
    sock.start();
    return sock;
  }
}
