package dev.sockjs;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Builder for {@link SockJsOptions}, the settings of one connection. Not thread-safe.
 *
 * <p>Every method checks its arguments at once. It throws {@link IllegalArgumentException}, whose
 * message quotes the value, if the argument is out of range.
 */
public final class SockJsOptionsBuilder {

  /** The upper bound of every duration; any clock can count this many nanoseconds. */
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
  @Nullable CookieStore cookieStore;
  @Nullable String origin;
  List<String> subprotocols = List.of();
  @Nullable Duration heartbeatTimeout;
  int maxMessageSize = SockJsOptions.DEFAULT_MAX_MESSAGE_SIZE;
  long maxBufferedAmount = SockJsOptions.DEFAULT_MAX_BUFFERED_AMOUNT;
  Duration closeLinger = SockJsOptions.DEFAULT_CLOSE_LINGER;

  SockJsOptionsBuilder() {}

  /**
   * Sets the server id in the URLs of every session, by which some load balancers route. By
   * default, it is three random digits for each connection.
   *
   * @param server one URL path segment without dots
   * @return this builder
   */
  public SockJsOptionsBuilder server(String server) {
    this.server = PathSegment.require("server id", server);
    return this;
  }

  /**
   * Sets the transports to try, in this order; see {@link #transports(List)}.
   *
   * @param names transport names such as {@code xhr-polling}, all different
   * @return this builder
   */
  public SockJsOptionsBuilder transports(String... names) {
    return transports(List.of(names));
  }

  /**
   * Sets the transports to try, in this order. By default, these are the client's transports in
   * their own order, except those that are tried only by name. A name that the client does not have
   * is skipped, and {@linkplain Attempt.Outcome#SKIPPED reported} as an attempt.
   *
   * @param names transport names, all different; empty for the default
   * @return this builder
   */
  public SockJsOptionsBuilder transports(List<String> names) {
    this.transports = distinct("transport name", names);
    return this;
  }

  /**
   * Sets the length of random session ids, by default 8 characters. This replaces a {@linkplain
   * #sessionId supplier}.
   *
   * @param length the number of characters, 1 to 100
   * @return this builder
   */
  public SockJsOptionsBuilder sessionIdLength(int length) {
    if (length < 1 || length > 100) {
      throw new IllegalArgumentException(
          "The session id length must be from 1 to 100 characters: " + length);
    }
    this.sessionId = new SockJsOptions.SessionIdSource(length, null);
    return this;
  }

  /**
   * Sets a supplier of session ids. By default, ids are random and come from a secure source,
   * because a session id is all that protects a session from strangers.
   *
   * <p>The supplier is called once for each attempt, on any thread, and must not block. Connecting
   * fails if it throws, repeats an id within the connection, or returns an id that is not one URL
   * path segment without dots.
   *
   * @param supplier returns a new id at each call
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
   * Sets the minimum allowance of an attempt, by default 2 s: the time in which a transport must
   * open the session before the next one is tried. On a slow network the allowance is longer. It is
   * computed from the round-trip time of the info request, as in sockjs-client, and from the round
   * trips that the transport needs. If {@link #info} sets the info, the allowance is at least 5 s.
   *
   * @param timeout the time, more than zero and at most 366 days
   * @return this builder
   */
  public SockJsOptionsBuilder timeout(Duration timeout) {
    this.timeout = positive("timeout", timeout);
    return this;
  }

  /**
   * Sets the time limit for connecting, by default 60 s. It covers the info request and all
   * attempts. If it is exceeded, the connection ends: with 1002 during the info request, otherwise
   * with 2000.
   *
   * @param connectTimeout the time, more than zero and at most 366 days
   * @return this builder
   */
  public SockJsOptionsBuilder connectTimeout(Duration connectTimeout) {
    this.connectTimeout = positive("connectTimeout", connectTimeout);
    return this;
  }

  /**
   * Sets the time limit for the info request, by default 8 s. If it is exceeded, the connection
   * ends with 1002.
   *
   * @param infoTimeout the time, more than zero and at most 366 days
   * @return this builder
   */
  public SockJsOptionsBuilder infoTimeout(Duration infoTimeout) {
    this.infoTimeout = positive("infoTimeout", infoTimeout);
    return this;
  }

  /**
   * Sets the server's info, by default requested from the server. If it is set, the info request is
   * not sent.
   *
   * @param info the info
   * @return this builder
   */
  public SockJsOptionsBuilder info(ServerInfo info) {
    this.info = Objects.requireNonNull(info, "info");
    return this;
  }

  /**
   * Sets an option for every transport that supports it, by default the transport's own value.
   *
   * @param option the option
   * @param value its value
   * @param <T> the type of the value
   * @return this builder
   * @throws IllegalArgumentException as in {@link #headers(Headers)}, for {@link
   *     TransportOption#HEADERS}
   */
  public <T> SockJsOptionsBuilder transportOption(TransportOption<T> option, T value) {
    return put(null, option, value);
  }

  /**
   * Sets an option for one transport, by default the value {@linkplain
   * #transportOption(TransportOption, Object) for every transport}.
   *
   * @param transport the transport's name
   * @param option the option
   * @param value its value
   * @param <T> the type of the value
   * @return this builder
   * @throws IllegalArgumentException as in {@link #headers(Headers)}, for {@link
   *     TransportOption#HEADERS}
   */
  public <T> SockJsOptionsBuilder transportOption(
      String transport, TransportOption<T> option, T value) {
    Objects.requireNonNull(transport, "transport");
    return put(transport, option, value);
  }

  /**
   * Sets headers for every request, by default none. They are sent only to the origin of the
   * connection's URL, never to another origin to which a redirect or the server's info leads.
   *
   * @param headers the headers
   * @return this builder
   * @throws IllegalArgumentException if one of them would break the protocol, such as {@code Host},
   *     {@code Accept-Encoding} or {@code Sec-WebSocket-Key}; the message has the reason
   */
  public SockJsOptionsBuilder headers(Headers headers) {
    this.headers = headers.requireAllowed();
    return this;
  }

  /**
   * Sets a function that supplies headers for every request, by default none. They are added to the
   * {@linkplain #headers(Headers) fixed headers}, and also sent only to the origin of the
   * connection's URL.
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
   * Sets the cookie store of this connection, by default that of the {@linkplain
   * SockJsClientBuilder#cookieStore client}. With it, one client can connect for many users, each
   * with cookies of its own, as load tests and gateways do.
   *
   * @param cookieStore the store; several connections may share it
   * @return this builder
   */
  public SockJsOptionsBuilder cookieStore(CookieStore cookieStore) {
    this.cookieStore = Objects.requireNonNull(cookieStore, "cookieStore");
    return this;
  }

  /**
   * Sets the {@code Origin} header of every request, by default none. Servers that check the origin
   * accept requests without one.
   *
   * @param origin an origin such as {@code https://example.org}, or the string {@code "null"}
   * @return this builder
   */
  public SockJsOptionsBuilder origin(String origin) {
    Headers.of("Origin", origin);
    this.origin = origin;
    return this;
  }

  /**
   * Sets the WebSocket sub-protocols to offer to the server, by default none. HTTP transports
   * ignore them.
   *
   * @param names the sub-protocols, all different, the first choice first
   * @return this builder
   */
  public SockJsOptionsBuilder subprotocols(String... names) {
    List<String> distinct = distinct("sub-protocol", List.of(names));
    distinct.forEach(name -> Headers.requireToken("sub-protocol", name));
    this.subprotocols = distinct;
    return this;
  }

  /**
   * Sets the longest silence of the server, by default adaptive. After half of the timeout the
   * client probes the server; after the whole timeout the connection ends with 1006. A probe over a
   * WebSocket makes some servers that send heartbeats close, so those are probed later, and only if
   * their heartbeats are missing.
   *
   * <p>By default, the client learns the interval of the server's heartbeats and allows 2.2 times
   * that, at least 55 s. A server that sends no heartbeats may be silent for 60 s. Then the server
   * is probed, and the connection ends 25 s later unless the server responds. A server that
   * responds although its heartbeats are missing counts as one that sends none, until the next
   * heartbeat.
   *
   * <p>HTTP connections also use TCP keep-alive: after about 85 s the operating system breaks a
   * connection whose peer does not even acknowledge packets, even if this timeout is longer.
   *
   * @param heartbeatTimeout the time, more than zero and at most 366 days
   * @return this builder
   */
  public SockJsOptionsBuilder heartbeatTimeout(Duration heartbeatTimeout) {
    this.heartbeatTimeout = positive("heartbeatTimeout", heartbeatTimeout);
    return this;
  }

  /**
   * Sets the longest message that is received, by default 4 Mi (4,194,304) UTF-16 units. A longer
   * message ends the connection with 1009.
   *
   * @param maxMessageSize the number of UTF-16 units, at least 1 and at most 256 Mi
   * @return this builder
   */
  public SockJsOptionsBuilder maxMessageSize(int maxMessageSize) {
    if (maxMessageSize < 1 || maxMessageSize > 256 << 20) {
      throw new IllegalArgumentException(
          "maxMessageSize must be from 1 to 256 Mi UTF-16 units: " + maxMessageSize);
    }
    this.maxMessageSize = maxMessageSize;
    return this;
  }

  /**
   * Sets the size of the send buffer, by default 16 MiB. This is the bound of {@code
   * SockJs.bufferedAmount()}. The buffer also holds at most 1 Mi (1,048,576) messages, however
   * short they are.
   *
   * @param maxBufferedAmount the number of UTF-8 bytes, at least 1
   * @return this builder
   */
  public SockJsOptionsBuilder maxBufferedAmount(long maxBufferedAmount) {
    if (maxBufferedAmount < 1) {
      throw new IllegalArgumentException(
          "maxBufferedAmount must be at least 1 byte: " + maxBufferedAmount);
    }
    this.maxBufferedAmount = maxBufferedAmount;
    return this;
  }

  /**
   * Sets the linger of {@code SockJs.close()}, by default 2 s: the longest time in which accepted
   * messages are sent and the server completes the close.
   *
   * @param closeLinger the time, from zero to 366 days
   * @return this builder
   */
  public SockJsOptionsBuilder closeLinger(Duration closeLinger) {
    if (closeLinger.isNegative() || closeLinger.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "closeLinger must be from zero to 366 days: " + closeLinger);
    }
    this.closeLinger = closeLinger;
    return this;
  }

  /** {@return new options with the values set until now} */
  public SockJsOptions build() {
    return new SockJsOptions(this);
  }

  private <T> SockJsOptionsBuilder put(
      @Nullable String transport, TransportOption<T> option, T value) {
    Objects.requireNonNull(option, "option");
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
          name + " must be more than zero and at most 366 days: " + value);
    }
    return value;
  }

  private static List<String> distinct(String what, List<String> names) {
    HashSet<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new IllegalArgumentException("Remove the duplicate " + what + ": " + Quoted.of(name));
      }
    }
    return List.copyOf(names);
  }
}
