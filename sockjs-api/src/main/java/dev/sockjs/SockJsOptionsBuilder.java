package dev.sockjs;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects options. Not thread-safe. Every method refuses bad values at once, quoting them. */
public final class SockJsOptionsBuilder {

  /** Longer waits than any program means, and short enough for every clock to count. */
  private static final Duration LONGEST = Duration.ofDays(366);

  @Nullable String server;
  List<String> transports = List.of();
  SockJsOptions.SessionIdSource sessionId = new SockJsOptions.SessionIdSource(8, null);
  Duration timeout = SockJsOptions.DEFAULT_TIMEOUT;
  Duration connectTimeout = SockJsOptions.DEFAULT_CONNECT_TIMEOUT;
  Duration infoTimeout = SockJsOptions.DEFAULT_INFO_TIMEOUT;
  @Nullable ServerInfo info;
  final Map<SockJsOptions.OptionKey, Object> transportOptions = new LinkedHashMap<>();
  Headers headers = Headers.empty();
  @Nullable HeaderFunction headerFunction;
  @Nullable String origin;
  List<String> subprotocols = List.of();
  @Nullable Duration heartbeatTimeout;
  int maxMessageSize = SockJsOptions.DEFAULT_MAX_MESSAGE_SIZE;
  long maxBufferedAmount = SockJsOptions.DEFAULT_MAX_BUFFERED_AMOUNT;
  Duration closeLinger = SockJsOptions.DEFAULT_CLOSE_LINGER;

  SockJsOptionsBuilder() {}

  /**
   * The server id in every URL of the connection, which some balancers route by. By default three
   * random digits.
   *
   * @param server one path segment without dots
   * @return this builder
   */
  public SockJsOptionsBuilder server(String server) {
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
  public SockJsOptionsBuilder transports(String... names) {
    return transports(List.of(names));
  }

  /**
   * The only transports to try, in this order; see {@link #transports(String...)}.
   *
   * @param names transport names; empty for the default set
   * @return this builder
   */
  public SockJsOptionsBuilder transports(List<String> names) {
    this.transports = distinct("transport", names);
    return this;
  }

  /**
   * The length of random session ids. By default 8.
   *
   * @param length 1 to 100
   * @return this builder
   */
  public SockJsOptionsBuilder sessionIdLength(int length) {
    if (length < 1 || length > 100) {
      throw new IllegalArgumentException("Not a session id length from 1 to 100: " + length);
    }
    this.sessionId = new SockJsOptions.SessionIdSource(length, null);
    return this;
  }

  /**
   * Where session ids come from. It is asked once for each attempt; an id that repeats, or is no
   * path segment without dots, fails the connect. It is called on a thread of the client, and must
   * not block. By default ids are random, from a secure source.
   *
   * @param supplier gives a new id at each call
   * @return this builder
   */
  public SockJsOptionsBuilder sessionId(Supplier<String> supplier) {
    Objects.requireNonNull(supplier, "supplier");
    this.sessionId =
        new SockJsOptions.SessionIdSource(
            sessionId.length(), () -> PathSegment.require("session id", supplier.get()));
    return this;
  }

  /**
   * The least time that each transport gets to open a session. It gets more where the info request
   * showed a slow network. By default 2 s.
   *
   * @param timeout more than zero, at most a year
   * @return this builder
   */
  public SockJsOptionsBuilder timeout(Duration timeout) {
    this.timeout = positive("timeout", timeout);
    return this;
  }

  /**
   * The time for the whole connect, info request and all attempts. By default 60 s.
   *
   * @param connectTimeout more than zero, at most a year
   * @return this builder
   */
  public SockJsOptionsBuilder connectTimeout(Duration connectTimeout) {
    this.connectTimeout = positive("connectTimeout", connectTimeout);
    return this;
  }

  /**
   * The time for the info request. By default 8 s.
   *
   * @param infoTimeout more than zero, at most a year
   * @return this builder
   */
  public SockJsOptionsBuilder infoTimeout(Duration infoTimeout) {
    this.infoTimeout = positive("infoTimeout", infoTimeout);
    return this;
  }

  /**
   * What the server's info would say, to save the request. By default the server is asked.
   *
   * @param info the info
   * @return this builder
   */
  public SockJsOptionsBuilder info(ServerInfo info) {
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
  public <T> SockJsOptionsBuilder transportOption(TransportOption<T> option, T value) {
    return put(null, option, value);
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
  public <T> SockJsOptionsBuilder transportOption(
      String transport, TransportOption<T> option, T value) {
    Objects.requireNonNull(transport, "transport");
    return put(transport, option, value);
  }

  /**
   * Headers of every request to the URL's own origin. By default none.
   *
   * @param headers the headers
   * @return this builder
   * @throws IllegalArgumentException if one of them belongs to the connection or to the WebSocket
   *     protocol
   */
  public SockJsOptionsBuilder headers(Headers headers) {
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
  public SockJsOptionsBuilder headers(HeaderFunction function) {
    Objects.requireNonNull(function, "function");
    this.headerFunction = kind -> function.headers(kind).thenApply(Headers::requireAllowed);
    return this;
  }

  /**
   * The {@code Origin} header of every request. By default none is sent: servers that check it let
   * a request without one pass.
   *
   * @param origin an origin such as {@code https://example.org}, or {@code null} as a text
   * @return this builder
   */
  public SockJsOptionsBuilder origin(String origin) {
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
  public SockJsOptionsBuilder subprotocols(String... names) {
    List<String> distinct = distinct("sub-protocol", List.of(names));
    distinct.forEach(name -> Headers.of(name, ""));
    this.subprotocols = distinct;
    return this;
  }

  /**
   * The longest silence of the server: after half of it the client asks for a sign of life, where
   * the transport can; after all of it the connection ends with 1006. By default the client learns
   * the server's heartbeat and allows 2.2 times its interval, at least 55 s; without any heartbeat
   * it asks after 60 s and gives up 25 s later.
   *
   * <p>Over HTTP the operating system ends, after as long, a connection whose other end does not
   * even acknowledge, whatever is set here.
   *
   * @param heartbeatTimeout more than zero, at most a year
   * @return this builder
   */
  public SockJsOptionsBuilder heartbeatTimeout(Duration heartbeatTimeout) {
    this.heartbeatTimeout = positive("heartbeatTimeout", heartbeatTimeout);
    return this;
  }

  /**
   * The longest message that is received; a longer one ends the connection with 1009. By default 4
   * Mi.
   *
   * @param maxMessageSize UTF-16 units, at least 1 and at most 256 Mi
   * @return this builder
   */
  public SockJsOptionsBuilder maxMessageSize(int maxMessageSize) {
    if (maxMessageSize < 1 || maxMessageSize > 256 << 20) {
      throw new IllegalArgumentException("Not a message size from 1 to 256 Mi: " + maxMessageSize);
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
  public SockJsOptionsBuilder maxBufferedAmount(long maxBufferedAmount) {
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
  public SockJsOptionsBuilder closeLinger(Duration closeLinger) {
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

  private <T> SockJsOptionsBuilder put(
      @Nullable String transport, TransportOption<T> option, T value) {
    Objects.requireNonNull(value, "value");
    if (value instanceof Headers headers && option == TransportOption.HEADERS) {
      headers.requireAllowed();
    }
    transportOptions.put(new SockJsOptions.OptionKey(transport, option), value);
    return this;
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
