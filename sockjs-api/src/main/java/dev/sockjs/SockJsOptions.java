package dev.sockjs;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one connection. Immutable. The methods of {@link SockJsOptionsBuilder} document
 * each setting, its unit and its default.
 */
public final class SockJsOptions {

  /** The default of {@link SockJsOptionsBuilder#timeout}: 2 s. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(2);

  /** The default of {@link SockJsOptionsBuilder#connectTimeout}: 60 s. */
  public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(60);

  /** The default of {@link SockJsOptionsBuilder#infoTimeout}: 8 s. */
  public static final Duration DEFAULT_INFO_TIMEOUT = Duration.ofSeconds(8);

  /** The default of {@link SockJsOptionsBuilder#maxMessageSize}: 4 Mi UTF-16 units. */
  public static final int DEFAULT_MAX_MESSAGE_SIZE = 4 << 20;

  /** The default of {@link SockJsOptionsBuilder#maxBufferedAmount}: 16 MiB. */
  public static final long DEFAULT_MAX_BUFFERED_AMOUNT = 16L << 20;

  /** The default of {@link SockJsOptionsBuilder#closeLinger}: 2 s. */
  public static final Duration DEFAULT_CLOSE_LINGER = Duration.ofSeconds(2);

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
  private final @Nullable CookieStore cookieStore;
  private final @Nullable String origin;
  private final List<String> subprotocols;
  private final @Nullable Duration heartbeatTimeout;
  private final int maxMessageSize;
  private final long maxBufferedAmount;
  private final Duration closeLinger;

  /** An option and the name of its transport; {@code null} for every transport. */
  record OptionKey(@Nullable String transport, TransportOption<?> option) {}

  /** A length for random ids, or a supplier that is used instead. */
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
    cookieStore = builder.cookieStore;
    origin = builder.origin;
    subprotocols = builder.subprotocols;
    heartbeatTimeout = builder.heartbeatTimeout;
    maxMessageSize = builder.maxMessageSize;
    maxBufferedAmount = builder.maxBufferedAmount;
    closeLinger = builder.closeLinger;
  }

  /** {@return options with all defaults} */
  public static SockJsOptions defaults() {
    return DEFAULTS;
  }

  /** {@return a new builder with all defaults} */
  public static SockJsOptionsBuilder builder() {
    return new SockJsOptionsBuilder();
  }

  /** {@return a new builder with these options} */
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
    builder.cookieStore = cookieStore;
    builder.origin = origin;
    builder.subprotocols = subprotocols;
    builder.heartbeatTimeout = heartbeatTimeout;
    builder.maxMessageSize = maxMessageSize;
    builder.maxBufferedAmount = maxBufferedAmount;
    builder.closeLinger = closeLinger;
    return builder;
  }

  /** {@return the server id, or empty for a random one} See {@link SockJsOptionsBuilder#server}. */
  public Optional<String> server() {
    return Optional.ofNullable(server);
  }

  /**
   * {@return the transports to try; empty for the default} See {@link
   * SockJsOptionsBuilder#transports(List)}.
   */
  public List<String> transports() {
    return transports;
  }

  /**
   * {@return the length of random session ids} See {@link SockJsOptionsBuilder#sessionIdLength}.
   */
  public int sessionIdLength() {
    return sessionId.length();
  }

  /**
   * {@return the supplier of session ids, or empty for random ones} See {@link
   * SockJsOptionsBuilder#sessionId}.
   */
  public Optional<Supplier<String>> sessionId() {
    return Optional.ofNullable(sessionId.supplier());
  }

  /** {@return the minimum allowance of an attempt} See {@link SockJsOptionsBuilder#timeout}. */
  public Duration timeout() {
    return timeout;
  }

  /** {@return the time limit for connecting} See {@link SockJsOptionsBuilder#connectTimeout}. */
  public Duration connectTimeout() {
    return connectTimeout;
  }

  /** {@return the time limit for the info request} See {@link SockJsOptionsBuilder#infoTimeout}. */
  public Duration infoTimeout() {
    return infoTimeout;
  }

  /** {@return the server's info, or empty to request it} See {@link SockJsOptionsBuilder#info}. */
  public Optional<ServerInfo> info() {
    return Optional.ofNullable(info);
  }

  /**
   * Returns the value of an option for one transport: the value that was set for that transport, or
   * else the value for every transport.
   *
   * @param transport the transport's name
   * @param option the option
   * @param <T> the type of the value
   * @return the value, or empty if it was not set
   */
  public <T> Optional<T> transportOption(String transport, TransportOption<T> option) {
    Object value = transportOptions.get(new OptionKey(transport, option));
    return value == null ? transportOption(option) : Optional.of(option.type().cast(value));
  }

  /**
   * Returns the value of an option for every transport.
   *
   * @param option the option
   * @param <T> the type of the value
   * @return the value, or empty if it was not set
   */
  public <T> Optional<T> transportOption(TransportOption<T> option) {
    return Optional.ofNullable(
        option.type().cast(transportOptions.get(new OptionKey(null, option))));
  }

  /**
   * {@return the headers for every request; may be empty} See {@link
   * SockJsOptionsBuilder#headers(Headers)}.
   */
  public Headers headers() {
    return headers;
  }

  /**
   * {@return the header function, or empty for none} See {@link
   * SockJsOptionsBuilder#headers(HeaderFunction)}.
   */
  public Optional<HeaderFunction> headerFunction() {
    return Optional.ofNullable(headerFunction);
  }

  /**
   * {@return the cookie store of the connection, or empty for that of the client} See {@link
   * SockJsOptionsBuilder#cookieStore}.
   */
  public Optional<CookieStore> cookieStore() {
    return Optional.ofNullable(cookieStore);
  }

  /** {@return the origin, or empty to send none} See {@link SockJsOptionsBuilder#origin}. */
  public Optional<String> origin() {
    return Optional.ofNullable(origin);
  }

  /**
   * {@return the sub-protocols, the first choice first} See {@link
   * SockJsOptionsBuilder#subprotocols}.
   */
  public List<String> subprotocols() {
    return subprotocols;
  }

  /**
   * {@return the longest silence of the server, or empty for the adaptive rule} See {@link
   * SockJsOptionsBuilder#heartbeatTimeout}.
   */
  public Optional<Duration> heartbeatTimeout() {
    return Optional.ofNullable(heartbeatTimeout);
  }

  /**
   * {@return the longest message that is received, in UTF-16 units} See {@link
   * SockJsOptionsBuilder#maxMessageSize}.
   */
  public int maxMessageSize() {
    return maxMessageSize;
  }

  /**
   * {@return the size of the send buffer, in UTF-8 bytes} See {@link
   * SockJsOptionsBuilder#maxBufferedAmount}.
   */
  public long maxBufferedAmount() {
    return maxBufferedAmount;
  }

  /**
   * {@return the longest time from {@code SockJs.close()} to the end} See {@link
   * SockJsOptionsBuilder#closeLinger}.
   */
  public Duration closeLinger() {
    return closeLinger;
  }

  /** Returns a description without headers and option values, which may be secrets. */
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
