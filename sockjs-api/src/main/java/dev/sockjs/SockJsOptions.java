package dev.sockjs;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Settings of one connection. Immutable; what a setting means, its unit and its default stand at
 * the {@linkplain Builder builder's} methods.
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
  private record OptionKey(@Nullable String transport, TransportOption<?> option) {}

  /** Either a length, or a supplier that wins over it. */
  private record SessionIdSource(int length, @Nullable Supplier<String> supplier) {}

  private SockJsOptions(Builder builder) {
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
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Begins with these options.
   *
   * @return a new builder
   */
  public Builder toBuilder() {
    Builder builder = new Builder();
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
   * See {@link Builder#server}.
   *
   * @return the server id, or empty for a random one
   */
  public Optional<String> server() {
    return Optional.ofNullable(server);
  }

  /**
   * See {@link Builder#transports(List)}.
   *
   * @return transport names; empty for the default set
   */
  public List<String> transports() {
    return transports;
  }

  /**
   * See {@link Builder#sessionIdLength}.
   *
   * @return the length of random session ids
   */
  public int sessionIdLength() {
    return sessionId.length();
  }

  /**
   * See {@link Builder#sessionId}.
   *
   * @return the supplier, or empty for random session ids
   */
  public Optional<Supplier<String>> sessionId() {
    return Optional.ofNullable(sessionId.supplier());
  }

  /**
   * See {@link Builder#timeout}.
   *
   * @return the floor of each transport's allowance
   */
  public Duration timeout() {
    return timeout;
  }

  /**
   * See {@link Builder#connectTimeout}.
   *
   * @return the time for the whole connect
   */
  public Duration connectTimeout() {
    return connectTimeout;
  }

  /**
   * See {@link Builder#infoTimeout}.
   *
   * @return the time for the info request
   */
  public Duration infoTimeout() {
    return infoTimeout;
  }

  /**
   * See {@link Builder#info}.
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
   * See {@link Builder#headers(Headers)}.
   *
   * @return the headers of every request; may be empty
   */
  public Headers headers() {
    return headers;
  }

  /**
   * See {@link Builder#headers(HeaderFunction)}.
   *
   * @return the header function, or empty for none
   */
  public Optional<HeaderFunction> headerFunction() {
    return Optional.ofNullable(headerFunction);
  }

  /**
   * See {@link Builder#origin}.
   *
   * @return the origin, or empty to send none
   */
  public Optional<String> origin() {
    return Optional.ofNullable(origin);
  }

  /**
   * See {@link Builder#subprotocols}.
   *
   * @return the sub-protocols, the first choice first
   */
  public List<String> subprotocols() {
    return subprotocols;
  }

  /**
   * See {@link Builder#heartbeatTimeout}.
   *
   * @return the longest silence, or empty for the adaptive rule
   */
  public Optional<Duration> heartbeatTimeout() {
    return Optional.ofNullable(heartbeatTimeout);
  }

  /**
   * See {@link Builder#maxMessageSize}.
   *
   * @return UTF-16 units
   */
  public int maxMessageSize() {
    return maxMessageSize;
  }

  /**
   * See {@link Builder#maxBufferedAmount}.
   *
   * @return UTF-8 bytes
   */
  public long maxBufferedAmount() {
    return maxBufferedAmount;
  }

  /**
   * See {@link Builder#closeLinger}.
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

  /** Collects options. Not thread-safe. Every method refuses bad values at once, quoting them. */
  public static final class Builder {

    /** Longer waits than any program means, and short enough for every clock to count. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private @Nullable String server;
    private List<String> transports = List.of();
    private SessionIdSource sessionId = new SessionIdSource(8, null);
    private Duration timeout = DEFAULT_TIMEOUT;
    private Duration connectTimeout = DEFAULT_CONNECT_TIMEOUT;
    private Duration infoTimeout = DEFAULT_INFO_TIMEOUT;
    private @Nullable ServerInfo info;
    private final Map<OptionKey, Object> transportOptions = new LinkedHashMap<>();
    private Headers headers = Headers.empty();
    private @Nullable HeaderFunction headerFunction;
    private @Nullable String origin;
    private List<String> subprotocols = List.of();
    private @Nullable Duration heartbeatTimeout;
    private int maxMessageSize = DEFAULT_MAX_MESSAGE_SIZE;
    private long maxBufferedAmount = DEFAULT_MAX_BUFFERED_AMOUNT;
    private Duration closeLinger = DEFAULT_CLOSE_LINGER;

    private Builder() {}

    /**
     * The server id in every URL of the connection, which some balancers route by. By default three
     * random digits.
     *
     * @param server one path segment without dots
     * @return this builder
     */
    public Builder server(String server) {
      this.server = PathSegment.require("server id", server);
      return this;
    }

    /**
     * The only transports to try, in this order. By default those the client has that are not used
     * only by name, in their own order.
     *
     * @param names transport names such as {@code xhr-polling}
     * @return this builder
     */
    public Builder transports(String... names) {
      return transports(List.of(names));
    }

    /**
     * The only transports to try, in this order; see {@link #transports(String...)}.
     *
     * @param names transport names; empty for the default set
     * @return this builder
     */
    public Builder transports(List<String> names) {
      this.transports = distinct("transport", names);
      return this;
    }

    /**
     * The length of random session ids. By default 8.
     *
     * @param length 1 to 100
     * @return this builder
     */
    public Builder sessionIdLength(int length) {
      if (length < 1 || length > 100) {
        throw new IllegalArgumentException("Not a session id length from 1 to 100: " + length);
      }
      this.sessionId = new SessionIdSource(length, null);
      return this;
    }

    /**
     * Where session ids come from. It is asked once for each attempt; an id that repeats, or is no
     * path segment without dots, fails the connect. It is called on a thread of the client, and
     * must not block. By default ids are random, from a secure source.
     *
     * @param supplier gives a new id at each call
     * @return this builder
     */
    public Builder sessionId(Supplier<String> supplier) {
      Objects.requireNonNull(supplier, "supplier");
      this.sessionId =
          new SessionIdSource(
              sessionId.length(), () -> PathSegment.require("session id", supplier.get()));
      return this;
    }

    /**
     * The least time that each transport gets to open a session. It gets more where the info
     * request showed a slow network. By default 2 s.
     *
     * @param timeout more than zero, at most a year
     * @return this builder
     */
    public Builder timeout(Duration timeout) {
      this.timeout = positive("timeout", timeout);
      return this;
    }

    /**
     * The time for the whole connect, info request and all attempts. By default 60 s.
     *
     * @param connectTimeout more than zero, at most a year
     * @return this builder
     */
    public Builder connectTimeout(Duration connectTimeout) {
      this.connectTimeout = positive("connectTimeout", connectTimeout);
      return this;
    }

    /**
     * The time for the info request. By default 8 s.
     *
     * @param infoTimeout more than zero, at most a year
     * @return this builder
     */
    public Builder infoTimeout(Duration infoTimeout) {
      this.infoTimeout = positive("infoTimeout", infoTimeout);
      return this;
    }

    /**
     * What the server's info would say, to save the request. By default the server is asked.
     *
     * @param info the info
     * @return this builder
     */
    public Builder info(ServerInfo info) {
      this.info = Objects.requireNonNull(info, "info");
      return this;
    }

    /**
     * A setting of a transport, for each that understands it.
     *
     * @param option the option
     * @param value its value
     * @param <T> its type
     * @return this builder
     */
    public <T> Builder transportOption(TransportOption<T> option, T value) {
      transportOptions.put(new OptionKey(null, option), Objects.requireNonNull(value, "value"));
      return this;
    }

    /**
     * A setting of one transport, by name; it wins over {@link #transportOption(TransportOption,
     * Object)}.
     *
     * @param transport the transport's name
     * @param option the option
     * @param value its value
     * @param <T> its type
     * @return this builder
     */
    public <T> Builder transportOption(String transport, TransportOption<T> option, T value) {
      Objects.requireNonNull(transport, "transport");
      transportOptions.put(
          new OptionKey(transport, option), Objects.requireNonNull(value, "value"));
      return this;
    }

    /**
     * Headers of every request to the URL's own origin. By default none.
     *
     * @param headers the headers
     * @return this builder
     * @throws IllegalArgumentException if one of them belongs to the connection or to the WebSocket
     *     protocol
     */
    public Builder headers(Headers headers) {
      this.headers = headers.requireAllowed();
      return this;
    }

    /**
     * Headers of every request to the URL's own origin, asked for anew each time and added to the
     * {@linkplain #headers(Headers) fixed ones}. By default none.
     *
     * @param function the function
     * @return this builder
     */
    public Builder headers(HeaderFunction function) {
      Objects.requireNonNull(function, "function");
      this.headerFunction = kind -> function.headers(kind).thenApply(Headers::requireAllowed);
      return this;
    }

    /**
     * The {@code Origin} header of every request. By default none is sent: servers that check it
     * let a request without one pass.
     *
     * @param origin an origin such as {@code https://example.org}, or {@code null} as a text
     * @return this builder
     */
    public Builder origin(String origin) {
      Headers.of("Origin", origin);
      this.origin = origin;
      return this;
    }

    /**
     * The sub-protocols to offer to the server, the first choice first. Only WebSocket transports
     * have them. By default none.
     *
     * @param names the sub-protocols, all different
     * @return this builder
     */
    public Builder subprotocols(String... names) {
      List<String> distinct = distinct("sub-protocol", List.of(names));
      distinct.forEach(name -> Headers.of(name, ""));
      this.subprotocols = distinct;
      return this;
    }

    /**
     * The longest silence of the server: after half of it the client asks for a sign of life, where
     * the transport can; after all of it the connection ends with 1006. By default the client
     * learns the server's heartbeat and allows 2.2 times its interval, at least 55 s; without any
     * heartbeat it asks after 60 s and gives up 25 s later.
     *
     * <p>Over HTTP the operating system ends, after as long, a connection whose other end does not
     * even acknowledge, whatever is set here.
     *
     * @param heartbeatTimeout more than zero, at most a year
     * @return this builder
     */
    public Builder heartbeatTimeout(Duration heartbeatTimeout) {
      this.heartbeatTimeout = positive("heartbeatTimeout", heartbeatTimeout);
      return this;
    }

    /**
     * The longest message that is received; a longer one ends the connection with 1009. By default
     * 4 Mi.
     *
     * @param maxMessageSize UTF-16 units, at least 1 and at most 256 Mi
     * @return this builder
     */
    public Builder maxMessageSize(int maxMessageSize) {
      if (maxMessageSize < 1 || maxMessageSize > 256 << 20) {
        throw new IllegalArgumentException(
            "Not a message size from 1 to 256 Mi: " + maxMessageSize);
      }
      this.maxMessageSize = maxMessageSize;
      return this;
    }

    /**
     * The bound of {@link SockJs#bufferedAmount()}. By default 16 MiB. Beside it, no more than 1 Mi
     * messages may wait, however short they are.
     *
     * @param maxBufferedAmount UTF-8 bytes, at least 1
     * @return this builder
     */
    public Builder maxBufferedAmount(long maxBufferedAmount) {
      if (maxBufferedAmount < 1) {
        throw new IllegalArgumentException("Not a bound of at least 1: " + maxBufferedAmount);
      }
      this.maxBufferedAmount = maxBufferedAmount;
      return this;
    }

    /**
     * How long {@link SockJs#close()} waits for what was accepted to leave, and for the server to
     * agree. By default 2 s.
     *
     * @param closeLinger zero to a year
     * @return this builder
     */
    public Builder closeLinger(Duration closeLinger) {
      if (closeLinger.isNegative() || closeLinger.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("Not a closeLinger of zero to a year: " + closeLinger);
      }
      this.closeLinger = closeLinger;
      return this;
    }

    /**
     * The options.
     *
     * @return new options
     */
    public SockJsOptions build() {
      return new SockJsOptions(this);
    }

    private static Duration positive(String name, Duration value) {
      if (value.isNegative() || value.isZero() || value.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(
            "Not a " + name + " of more than zero and at most a year: " + value);
      }
      return value;
    }

    private static List<String> distinct(String what, List<String> names) {
      HashSet<String> seen = new HashSet<>();
      for (String name : names) {
        if (!seen.add(name)) {
          throw new IllegalArgumentException("Duplicate " + what + ": " + Quoted.of(name));
        }
      }
      return List.copyOf(names);
    }
  }
}
