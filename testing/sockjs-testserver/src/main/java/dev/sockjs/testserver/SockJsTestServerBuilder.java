package dev.sockjs.testserver;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyStoreOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builder of a {@link SockJsTestServer}. Not thread-safe. */
public final class SockJsTestServerBuilder {
  /** The typical interval according to sockjs-protocol 0.3.3, "Protocol and framing". */
  private static final Duration DEFAULT_HEARTBEAT = Duration.ofSeconds(25);

  /** Required of a test server by sockjs-protocol 0.3.3, "XhrStreaming", test_response_limit. */
  private static final int DEFAULT_ECHO_RESPONSE_LIMIT_BYTES = 4096;

  private int port;
  private Duration heartbeat = DEFAULT_HEARTBEAT;
  private int echoResponseLimitBytes = DEFAULT_ECHO_RESPONSE_LIMIT_BYTES;
  private @Nullable KeyStoreOptions key;
  private @Nullable KeyStoreOptions clientCertificates;
  private int maxHttp2Streams;
  private int receiveBufferBytes;
  private Resources resources = new Resources();

  SockJsTestServerBuilder() {}

  /**
   * Sets the port on which to listen.
   *
   * @param port the port; 0, the default, for a free one
   * @return this builder
   * @throws IllegalArgumentException if it is not in the range 0 to 65535
   */
  public SockJsTestServerBuilder port(int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("Port " + port + " is not in the range 0 to 65535");
    }
    this.port = port;
    return this;
  }

  /**
   * Sets the interval between heartbeats.
   *
   * @param interval the interval, at least 1 ms; by default 25 s
   * @return this builder
   * @throws IllegalArgumentException if the interval is shorter than 1 ms
   */
  public SockJsTestServerBuilder heartbeat(Duration interval) {
    if (interval.toMillis() < 1) {
      throw new IllegalArgumentException(
          "Heartbeat interval must be at least 1 ms, but was " + interval);
    }
    this.heartbeat = interval;
    return this;
  }

  /**
   * Sets the response limit: the number of bytes, without the prelude, after which a streaming
   * response of the three echo endpoints ends.
   *
   * @param bytes the number of bytes, at least 1; by default 4096
   * @return this builder
   * @throws IllegalArgumentException if the number is less than 1
   */
  public SockJsTestServerBuilder echoResponseLimit(int bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException(
          "Response limit must be at least 1 byte, but was " + bytes);
    }
    this.echoResponseLimitBytes = bytes;
    return this;
  }

  /**
   * Enables TLS.
   *
   * @param keys a key store with one key and its certificate for {@code 127.0.0.1}
   * @param password the password of the key store and its key
   * @return this builder
   * @throws IllegalArgumentException if the key store cannot be read
   */
  public SockJsTestServerBuilder tls(KeyStore keys, String password) {
    this.key = options(keys, password);
    return this;
  }

  /**
   * Requires client certificates. Has an effect only with {@linkplain #tls TLS}.
   *
   * @param trusted a key store with the certificates of the clients or of their issuers
   * @return this builder
   * @throws IllegalArgumentException if the key store cannot be read
   */
  public SockJsTestServerBuilder clientCertificates(KeyStore trusted) {
    this.clientCertificates = options(trusted, "unused");
    return this;
  }

  /**
   * Enables HTTP/2: with TLS for clients that offer it (ALPN), without TLS for clients that begin
   * with it. HTTP/1.1 remains possible.
   *
   * <p>Vert.x closes the whole HTTP/2 connection, with all requests on it, at the end of each
   * receiving response.
   *
   * @param maxStreams the number of requests that one connection may have at a time, at least 1
   * @return this builder
   * @throws IllegalArgumentException if the number is less than 1
   */
  public SockJsTestServerBuilder http2(int maxStreams) {
    if (maxStreams < 1) {
      throw new IllegalArgumentException(
          "Number of streams must be at least 1, but was " + maxStreams);
    }
    this.maxHttp2Streams = maxStreams;
    return this;
  }

  /**
   * Sets how much the server reads from a connection at a time, which is also the size of the TCP
   * receive buffer. Without it, Vert.x reads 64 bytes to 64 KiB, as much as came lately.
   *
   * <p>Vert.x needs it for WebSockets of the draft hixie-76: there, it loses what has arrived of a
   * message if a read does not bring the whole message.
   *
   * @param bytes the number of bytes, at least 1
   * @return this builder
   * @throws IllegalArgumentException if the number is less than 1
   */
  public SockJsTestServerBuilder receiveBuffer(int bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException(
          "Receive buffer must be at least 1 byte, but was " + bytes);
    }
    this.receiveBufferBytes = bytes;
    return this;
  }

  /**
   * Adds a resource: a fixed response to GET and HEAD, with status 200. With resources, a browser
   * can load a page from the origin of the endpoints. A resource takes precedence over an endpoint,
   * and a later one over an earlier one of the same path.
   *
   * @param path the path, starting with a slash, as requests have it: without a query, compared
   *     character by character
   * @param headers the headers of the response, such as {@code Content-Type}; the server adds
   *     {@code Content-Length}
   * @param body the body of the response
   * @return this builder
   * @throws IllegalArgumentException if the path does not start with a slash, or a header has
   *     characters that HTTP does not allow
   */
  public SockJsTestServerBuilder resource(String path, Map<String, String> headers, byte[] body) {
    resources = resources.with(path, headers, body);
    return this;
  }

  private static KeyStoreOptions options(KeyStore store, String password) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      store.store(bytes, password.toCharArray());
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException("Cannot read the key store", e);
    }
    return new KeyStoreOptions()
        .setType(store.getType())
        .setValue(Buffer.buffer(bytes.toByteArray()))
        .setPassword(password);
  }

  private HttpServerOptions httpOptions() {
    boolean http2 = maxHttp2Streams > 0;
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(SockJsTestServer.HOST)
            .setPort(port)
            // The jsonp transport sends a batch in one form field; do not limit it.
            .setMaxFormAttributeSize(-1)
            .setUseAlpn(http2)
            .setHttp2ClearTextEnabled(http2)
            .setSsl(key != null)
            .setKeyCertOptions(key)
            .setTrustOptions(clientCertificates)
            .setClientAuth(clientCertificates == null ? ClientAuth.NONE : ClientAuth.REQUIRED);
    if (receiveBufferBytes > 0) {
      options.setReceiveBufferSize(receiveBufferBytes);
    }
    if (http2) {
      options.getInitialSettings().setMaxConcurrentStreams(maxHttp2Streams);
    }
    return options;
  }

  /**
   * Starts a server with these settings.
   *
   * @return the running server
   * @throws IllegalStateException if it cannot listen on the port; the cause has the reason
   */
  public SockJsTestServer start() {
    return SockJsTestServer.start(httpOptions(), heartbeat, echoResponseLimitBytes, resources);
  }
}
