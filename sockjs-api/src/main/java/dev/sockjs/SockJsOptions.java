package dev.sockjs;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Settings of one connection. Immutable; what a setting means, its unit and its default stand at
 * the {@linkplain SockJsOptionsBuilder builder's} methods.
 */
public final class SockJsOptions {

  /** The floor of a transport's time to open a session: 2 s. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(2);

  /** The time for the whole connect: 60 s. */
  public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(60);

  /** The time for the info request: 8 s. */
  public static final Duration DEFAULT_INFO_TIMEOUT = Duration.ofSeconds(8);

  /** The time that {@link SockJs#close()} leaves for what was accepted: 2 s. */
  public static final Duration DEFAULT_CLOSE_LINGER = Duration.ofSeconds(2);

  /** The longest message that is received: 4 Mi UTF-16 units. */
  public static final int DEFAULT_MAX_MESSAGE_SIZE = 4 << 20;

  /** The bound of {@link SockJs#bufferedAmount()}: 16 MiB. */
  public static final long DEFAULT_MAX_BUFFERED_AMOUNT = 16L << 20;

  private static final SockJsOptions DEFAULTS = builder().build();

  private final @Nullable String server;
  private final List<String> transports;
  private final SessionIdSource sessionId;
  private final Duration timeout;
  private final Duration connectTimeout;
  private final Duration infoTimeout;
  private final @Nullable ServerInfo info;
  private final Map<OptionKey, Object> transportOptions;
  private final Headers headers;
  private final @Nullable HeaderFunction headerFunction;
  private final @Nullable String origin;
  private final List<String> subprotocols;
  private final @Nullable Duration heartbeatTimeout;
  private final int maxMessageSize;
  private final long maxBufferedAmount;
  private final Duration closeLinger;

  /** An option and the one transport it is for, or {@code null} for all. */
  record OptionKey(@Nullable String transport, TransportOption<?> option) {}

  /** Either a length, or a supplier that wins over it. */
  record SessionIdSource(int length, @Nullable Supplier<String> supplier) {}

  SockJsOptions(SockJsOptionsBuilder builder) {
    server = builder.server;
    transports = builder.transports;
    sessionId = builder.sessionId;
    timeout = builder.timeout;
    connectTimeout = builder.connectTimeout;
    infoTimeout = builder.infoTimeout;
    info = builder.info;
    transportOptions = Map.copyOf(builder.transportOptions);
    headers = builder.headers;
    headerFunction = builder.headerFunction;
    origin = builder.origin;
    subprotocols = builder.subprotocols;
    heartbeatTimeout = builder.heartbeatTimeout;
    maxMessageSize = builder.maxMessageSize;
    maxBufferedAmount = builder.maxBufferedAmount;
    closeLinger = builder.closeLinger;
  }

  /**
   * All defaults.
   *
   * @return the default options
   */
  public static SockJsOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Begins with all defaults.
   *
   * @return a new builder
   */
  public static SockJsOptionsBuilder builder() {
    return new SockJsOptionsBuilder();
  }

  /**
   * Begins with these options.
   *
   * @return a new builder
   */
  public SockJsOptionsBuilder toBuilder() {
    SockJsOptionsBuilder builder = new SockJsOptionsBuilder();
    builder.server = server;
    builder.transports = transports;
    builder.sessionId = sessionId;
    builder.timeout = timeout;
    builder.connectTimeout = connectTimeout;
    builder.infoTimeout = infoTimeout;
    builder.info = info;
    builder.transportOptions.putAll(transportOptions);
    builder.headers = headers;
    builder.headerFunction = headerFunction;
    builder.origin = origin;
    builder.subprotocols = subprotocols;
    builder.heartbeatTimeout = heartbeatTimeout;
    builder.maxMessageSize = maxMessageSize;
    builder.maxBufferedAmount = maxBufferedAmount;
    builder.closeLinger = closeLinger;
    return builder;
  }

  /**
   * See {@link SockJsOptionsBuilder#server}.
   *
   * @return the server id, or empty for a random one
   */
  public Optional<String> server() {
    return Optional.ofNullable(server);
  }

  /**
   * See {@link SockJsOptionsBuilder#transports(List)}.
   *
   * @return transport names; empty for the default set
   */
  public List<String> transports() {
    return transports;
  }

  /**
   * See {@link SockJsOptionsBuilder#sessionIdLength}.
   *
   * @return the length of random session ids
   */
  public int sessionIdLength() {
    return sessionId.length();
  }

  /**
   * See {@link SockJsOptionsBuilder#sessionId}.
   *
   * @return the supplier, or empty for random session ids
   */
  public Optional<Supplier<String>> sessionId() {
    return Optional.ofNullable(sessionId.supplier());
  }

  /**
   * See {@link SockJsOptionsBuilder#timeout}.
   *
   * @return the floor of each transport's allowance
   */
  public Duration timeout() {
    return timeout;
  }

  /**
   * See {@link SockJsOptionsBuilder#connectTimeout}.
   *
   * @return the time for the whole connect
   */
  public Duration connectTimeout() {
    return connectTimeout;
  }

  /**
   * See {@link SockJsOptionsBuilder#infoTimeout}.
   *
   * @return the time for the info request
   */
  public Duration infoTimeout() {
    return infoTimeout;
  }

  /**
   * See {@link SockJsOptionsBuilder#info}.
   *
   * @return the server's info, or empty to ask for it
   */
  public Optional<ServerInfo> info() {
    return Optional.ofNullable(info);
  }

  /**
   * The value of an option for a transport: what was set for that transport by name, else what was
   * set for all.
   *
   * @param transport the transport's name
   * @param option the option
   * @param <T> the option's type
   * @return the value, or empty if it was not set
   */
  public <T> Optional<T> transportOption(String transport, TransportOption<T> option) {
    Object value = transportOptions.get(new OptionKey(transport, option));
    return value == null ? transportOption(option) : Optional.of(option.type().cast(value));
  }

  /**
   * The value of an option as set for all transports.
   *
   * @param option the option
   * @param <T> the option's type
   * @return the value, or empty if it was not set
   */
  public <T> Optional<T> transportOption(TransportOption<T> option) {
    return Optional.ofNullable(
        option.type().cast(transportOptions.get(new OptionKey(null, option))));
  }

  /**
   * See {@link SockJsOptionsBuilder#headers(Headers)}.
   *
   * @return the headers of every request; may be empty
   */
  public Headers headers() {
    return headers;
  }

  /**
   * See {@link SockJsOptionsBuilder#headers(HeaderFunction)}.
   *
   * @return the header function, or empty for none
   */
  public Optional<HeaderFunction> headerFunction() {
    return Optional.ofNullable(headerFunction);
  }

  /**
   * See {@link SockJsOptionsBuilder#origin}.
   *
   * @return the origin, or empty to send none
   */
  public Optional<String> origin() {
    return Optional.ofNullable(origin);
  }

  /**
   * See {@link SockJsOptionsBuilder#subprotocols}.
   *
   * @return the sub-protocols, the first choice first
   */
  public List<String> subprotocols() {
    return subprotocols;
  }

  /**
   * See {@link SockJsOptionsBuilder#heartbeatTimeout}.
   *
   * @return the longest silence, or empty for the adaptive rule
   */
  public Optional<Duration> heartbeatTimeout() {
    return Optional.ofNullable(heartbeatTimeout);
  }

  /**
   * See {@link SockJsOptionsBuilder#maxMessageSize}.
   *
   * @return UTF-16 units
   */
  public int maxMessageSize() {
    return maxMessageSize;
  }

  /**
   * See {@link SockJsOptionsBuilder#maxBufferedAmount}.
   *
   * @return UTF-8 bytes
   */
  public long maxBufferedAmount() {
    return maxBufferedAmount;
  }

  /**
   * See {@link SockJsOptionsBuilder#closeLinger}.
   *
   * @return the longest time between {@link SockJs#close()} and the end
   */
  public Duration closeLinger() {
    return closeLinger;
  }

  /** Names what is set, and shows no headers and no option values: they may be secrets. */
  @Override
  public String toString() {
    return "SockJsOptions[transports="
        + transports
        + ", timeout="
        + timeout
        + ", connectTimeout="
        + connectTimeout
        + ", infoTimeout="
        + infoTimeout
        + ", heartbeatTimeout="
        + (heartbeatTimeout == null ? "adaptive" : heartbeatTimeout)
        + ", maxMessageSize="
        + maxMessageSize
        + ", maxBufferedAmount="
        + maxBufferedAmount
        + ", closeLinger="
        + closeLinger
        + "]";
  }
}
