package dev.sockjs.testserver;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.KeyStoreOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The settings of a {@link SockJsTestServer}. One thread may use it at a time. */
public final class SockJsTestServerBuilder {
  /** The typical delay by sockjs-protocol 0.3.3, "Protocol and framing". */
  private static final Duration DEFAULT_HEARTBEAT = Duration.ofSeconds(25);

  /** What sockjs-protocol 0.3.3, "XhrStreaming", test_response_limit, asks of a test server. */
  private static final int DEFAULT_ECHO_RESPONSE_LIMIT_BYTES = 4096;

  private int port;
  private Duration heartbeat = DEFAULT_HEARTBEAT;
  private int echoResponseLimitBytes = DEFAULT_ECHO_RESPONSE_LIMIT_BYTES;
  private @Nullable KeyStoreOptions key;
  private @Nullable KeyStoreOptions clients;

  SockJsTestServerBuilder() {}

  /**
   * Where to listen.
   *
   * @param port the port; 0, the default, for a free one
   * @return this builder
   * @throws IllegalArgumentException if it is no port
   */
  public SockJsTestServerBuilder port(int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port " + port);
    }
    this.port = port;
    return this;
  }

  /**
   * How often each session gets a heartbeat.
   *
   * @param interval at least a millisecond; the default is 25 seconds
   * @return this builder
   * @throws IllegalArgumentException if it is shorter
   */
  public SockJsTestServerBuilder heartbeat(Duration interval) {
    if (interval.toMillis() < 1) {
      throw new IllegalArgumentException("heartbeat every " + interval);
    }
    this.heartbeat = interval;
    return this;
  }

  /**
   * After how many bytes, prelude not counted, a streaming answer of the three echoes ends.
   *
   * @param bytes at least 1; the default is 4096
   * @return this builder
   * @throws IllegalArgumentException if it is less
   */
  public SockJsTestServerBuilder echoResponseLimit(int bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("response limit of " + bytes + " bytes");
    }
    this.echoResponseLimitBytes = bytes;
    return this;
  }

  /**
   * Lets it speak TLS.
   *
   * @param keys has the one key, and its certificate for {@code 127.0.0.1}
   * @param password what the store and its key are locked with
   * @return this builder
   * @throws IllegalArgumentException if the store cannot be read
   */
  public SockJsTestServerBuilder tls(KeyStore keys, String password) {
    this.key = options(keys, password);
    return this;
  }

  /**
   * Lets in only who shows a certificate; for a server that speaks TLS.
   *
   * @param trusted has the certificates that a client's is, or is issued by
   * @return this builder
   * @throws IllegalArgumentException if the store cannot be read
   */
  public SockJsTestServerBuilder clientCertificates(KeyStore trusted) {
    this.clients = options(trusted, "unused");
    return this;
  }

  private static KeyStoreOptions options(KeyStore store, String password) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      store.store(bytes, password.toCharArray());
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException("key store not readable", e);
    }
    return new KeyStoreOptions()
        .setType(store.getType())
        .setValue(Buffer.buffer(bytes.toByteArray()))
        .setPassword(password);
  }

  /**
   * Starts a server with these settings.
   *
   * @return the running server
   * @throws IllegalStateException if it cannot listen on the port; its cause says why
   */
  public SockJsTestServer start() {
    return SockJsTestServer.start(port, heartbeat, echoResponseLimitBytes, key, clients);
  }
}
