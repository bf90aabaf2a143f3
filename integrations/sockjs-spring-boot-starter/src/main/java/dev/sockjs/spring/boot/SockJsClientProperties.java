package dev.sockjs.spring.boot;

import dev.sockjs.Headers;
import dev.sockjs.HeadersBuilder;
import dev.sockjs.Http2;
import dev.sockjs.ProxySettings;
import dev.sockjs.SockJsClientBuilder;
import dev.sockjs.SockJsOptions;
import dev.sockjs.SockJsOptionsBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The properties below {@code sockjs.client}. The descriptions here are those that an IDE shows.
 *
 * @param transports Transports to try, in this order. By default, all that the application has.
 * @param server Server id in the URLs of every session. By default, random digits.
 * @param sessionIdLength Length of random session ids, in characters.
 * @param timeout Minimum time that a transport has to open the session.
 * @param connectTimeout Time limit for connecting, over all attempts.
 * @param infoTimeout Time limit for the info request.
 * @param headers Headers for every request to the server. Values are kept secret.
 * @param origin Origin header of every request. By default, none.
 * @param subprotocols WebSocket sub-protocols to offer, the first choice first.
 * @param heartbeatTimeout Longest silence of the server. By default, learned from its heartbeats.
 * @param maxMessageSize Longest message that is received, in UTF-16 units.
 * @param maxBufferedAmount Size of the send buffer of a session.
 * @param closeLinger Longest time from closing a session to its end.
 * @param http2 Where HTTP transports use HTTP/2. Needs the module sockjs-http2.
 * @param proxy the proxy
 * @param ssl the TLS settings
 */
@ConfigurationProperties("sockjs.client")
record SockJsClientProperties(
    @DefaultValue List<String> transports,
    @Nullable String server,
    @DefaultValue("8") int sessionIdLength,
    @DefaultValue("2s") Duration timeout,
    @DefaultValue("60s") Duration connectTimeout,
    @DefaultValue("8s") Duration infoTimeout,
    @DefaultValue Map<String, String> headers,
    @Nullable String origin,
    @DefaultValue List<String> subprotocols,
    @Nullable Duration heartbeatTimeout,
    @DefaultValue("4194304") int maxMessageSize,
    @DefaultValue("16MB") DataSize maxBufferedAmount,
    @DefaultValue("2s") Duration closeLinger,
    @DefaultValue("off") Http2 http2,
    @Nullable Proxy proxy,
    @Nullable Ssl ssl) {

  static final String PREFIX = "sockjs.client";

  /**
   * The proxy.
   *
   * @param type Protocol of the proxy.
   * @param host Host name or address of the proxy.
   * @param port Port of the proxy.
   * @param username User name for the proxy. By default, no credentials are sent.
   * @param password Password for the proxy. Kept secret.
   * @param noProxy Hosts to connect to directly. A leading dot matches every host below a domain.
   */
  record Proxy(
      @DefaultValue("http") ProxySettings.Type type,
      @Nullable String host,
      @Nullable Integer port,
      @Nullable String username,
      @Nullable String password,
      @DefaultValue List<String> noProxy) {

    private ProxySettings settings() {
      ProxySettings settings =
          ProxySettings.of(type, required("host", host), required("port", port))
              .withNoProxy(noProxy.toArray(String[]::new));
      return username == null && password == null
          ? settings
          : settings.withCredentials(
              required("username", username), password == null ? "" : password);
    }

    private static <T> T required(String name, @Nullable T value) {
      if (value == null) {
        throw new IllegalArgumentException(PREFIX + ".proxy." + name + " is missing");
      }
      return value;
    }

    /** Returns the type only: host and user name may hold credentials by mistake. */
    @Override
    public String toString() {
      return "Proxy[type=" + type + "]";
    }
  }

  /**
   * The TLS settings.
   *
   * @param bundle Name of the SSL bundle whose keys, certificates, ciphers and protocols are used.
   */
  record Ssl(@Nullable String bundle) {}

  /** Returns a builder with the values of the properties. */
  SockJsOptionsBuilder options() {
    SockJsOptionsBuilder builder = SockJsOptions.builder();
    set("transports", transports, builder::transports);
    set("server", server, builder::server);
    set("session-id-length", sessionIdLength, builder::sessionIdLength);
    set("timeout", timeout, builder::timeout);
    set("connect-timeout", connectTimeout, builder::connectTimeout);
    set("info-timeout", infoTimeout, builder::infoTimeout);
    set("headers", headers, fields -> builder.headers(headers(fields)));
    set("origin", origin, builder::origin);
    set("subprotocols", subprotocols, names -> builder.subprotocols(names.toArray(String[]::new)));
    set("heartbeat-timeout", heartbeatTimeout, builder::heartbeatTimeout);
    set("max-message-size", maxMessageSize, builder::maxMessageSize);
    set(
        "max-buffered-amount",
        maxBufferedAmount,
        size -> builder.maxBufferedAmount(size.toBytes()));
    set("close-linger", closeLinger, builder::closeLinger);
    return builder;
  }

  private static Headers headers(Map<String, String> fields) {
    HeadersBuilder headers = Headers.builder();
    fields.forEach(headers::add);
    return headers.build();
  }

  /** Sets the values of the properties that need nothing else. */
  void applyTo(SockJsClientBuilder builder) {
    builder.http2(http2);
    set("proxy", proxy, own -> builder.proxy(own.settings()));
  }

  private static <T> void set(String name, @Nullable T value, Consumer<T> setter) {
    if (value != null) {
      try {
        setter.accept(value);
      } catch (IllegalArgumentException e) {
        throw new InvalidPropertyException(PREFIX + "." + name, e);
      }
    }
  }

  /** Returns only values that help in a log and are not secret. */
  @Override
  public String toString() {
    return "SockJsClientProperties[transports=" + transports + "]";
  }
}
