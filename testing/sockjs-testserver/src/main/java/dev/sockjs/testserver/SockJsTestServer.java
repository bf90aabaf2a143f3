package dev.sockjs.testserver;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A SockJS server inside this JVM, on the loopback address, to try clients on. It is Vert.x' own,
 * with every transport of the protocol, and offers what the SockJS test server offers:
 *
 * <table>
 * <caption>Endpoints</caption>
 * <tr><th>path</th><th>what it does</th></tr>
 * <tr><td>{@code /echo}</td><td>sends back each message; a streaming answer ends after 4096 bytes</td></tr>
 * <tr><td>{@code /disabled_websocket_echo}</td><td>the same without WebSocket</td></tr>
 * <tr><td>{@code /cookie_needed_echo}</td><td>the same with {@code cookie_needed} and the cookie
 *     {@code JSESSIONID}, which no other endpoint sets</td></tr>
 * <tr><td>{@code /close}</td><td>closes at once with 3000 "Go away!"</td></tr>
 * <tr><td>{@code /ticker}</td><td>sends {@code tick!} every second</td></tr>
 * <tr><td>{@code /amplify}</td><td>on {@code n} sends 2<sup>n</sup> characters, n from 0 to 19; 2 if it
 *     is anything else</td></tr>
 * <tr><td>{@code /broadcast}</td><td>sends each message to everyone connected to it</td></tr>
 * <tr><td>{@code /flood}</td><td>on {@code go N S} sends N messages of S characters, as fast as the
 *     client takes them</td></tr>
 * </table>
 *
 * <p>Every other path is answered 404. It speaks HTTP/1.1 only, and has Vert.x' limits: 64 KiB a
 * WebSocket frame, 256 KiB a message, 10 MB a request. Thread-safe; all its threads are daemons.
 */
public final class SockJsTestServer implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final Duration TIME_TO_CLOSE = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final HttpServer http;
  private final boolean tls;

  private SockJsTestServer(Vertx vertx, HttpServer http, boolean tls) {
    this.vertx = vertx;
    this.http = http;
    this.tls = tls;
  }

  /**
   * Starts a server on a free port, without TLS.
   *
   * @return the running server
   */
  public static SockJsTestServer start() {
    return builder().start();
  }

  /**
   * Starts a server on a port, without TLS.
   *
   * @param port the port, 0 for a free one
   * @return the running server
   * @throws IllegalStateException if it cannot listen there; its cause says why
   */
  public static SockJsTestServer start(int port) {
    return builder().port(port).start();
  }

  /**
   * Begins the settings of another server.
   *
   * @return settings that stand on their defaults
   */
  public static SockJsTestServerBuilder builder() {
    return new SockJsTestServerBuilder();
  }

  static SockJsTestServer start(
      int port,
      Duration heartbeat,
      int echoResponseLimitBytes,
      @Nullable KeyCertOptions key,
      @Nullable TrustOptions clients) {
    Vertx vertx = Vertx.vertx(quietOptions());
    HttpServer http =
        vertx
            .createHttpServer(httpOptions(port, key, clients))
            .requestHandler(Endpoints.router(vertx, heartbeat, echoResponseLimitBytes));
    SockJsTestServer server = new SockJsTestServer(vertx, http, key != null);
    try {
      await(http.listen());
      return server;
    } catch (CompletionException e) {
      server.close();
      throw new IllegalStateException("cannot listen on " + HOST + ":" + port, e.getCause());
    }
  }

  private static HttpServerOptions httpOptions(
      int port, @Nullable KeyCertOptions key, @Nullable TrustOptions clients) {
    return new HttpServerOptions()
        .setHost(HOST)
        .setPort(port)
        // The field of a form is what jsonp sends a message in, of any length.
        .setMaxFormAttributeSize(-1)
        .setUseAlpn(false)
        .setHttp2ClearTextEnabled(false)
        .setSsl(key != null)
        .setKeyCertOptions(key)
        .setTrustOptions(clients)
        .setClientAuth(clients == null ? ClientAuth.NONE : ClientAuth.REQUIRED);
  }

  /** Few threads, none that keeps the JVM alive, no cache directory. */
  private static VertxOptions quietOptions() {
    FileSystemOptions noFiles =
        new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false);
    return new VertxOptions()
        // Vert.x' sessions hop between the loops of their connections unsynchronised: have one.
        .setEventLoopPoolSize(1)
        .setWorkerPoolSize(1)
        .setInternalBlockingPoolSize(1)
        .setUseDaemonThread(true)
        .setFileSystemOptions(noFiles);
  }

  /**
   * The port.
   *
   * @return the number of the port it listens on
   */
  public int port() {
    return http.actualPort();
  }

  /**
   * The URL of an endpoint, for a client to connect to.
   *
   * @param endpoint its path, from the slash on, such as {@code /echo}
   * @return the URL, http or https
   */
  public URI uri(String endpoint) {
    return URI.create((tls ? "https" : "http") + "://" + HOST + ":" + port() + endpoint);
  }

  /**
   * Stops listening, closes every connection and waits until all threads are done. Clients get no
   * SockJS close frame: a WebSocket ends with CLOSE 1000, a streaming answer without its last
   * chunk. A second call does nothing. Not to be called on a thread of the server.
   *
   * @throws java.util.concurrent.CompletionException if that takes longer than 10 seconds
   */
  @Override
  public void close() {
    await(vertx.close());
  }

  /** Waits for what Vert.x does, at most {@link #TIME_TO_CLOSE}. */
  private static void await(Future<?> future) {
    future
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(TIME_TO_CLOSE.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }
}
