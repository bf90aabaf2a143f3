package dev.sockjs.testserver;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A SockJS server in this JVM, on the loopback address, for tests of clients and applications. It
 * uses the SockJS implementation of Vert.x, with every transport of the protocol, and has the
 * endpoints of the SockJS test server, and more:
 *
 * <table>
 * <caption>Endpoints</caption>
 * <tr><th>path</th><th>behaviour</th></tr>
 * <tr><td>{@code /echo}</td><td>sends back each message; a streaming response ends after 4096 bytes</td></tr>
 * <tr><td>{@code /disabled_websocket_echo}</td><td>the same without WebSocket</td></tr>
 * <tr><td>{@code /cookie_needed_echo}</td><td>the same with {@code cookie_needed} and the cookie
 *     {@code JSESSIONID}, which no other endpoint sets</td></tr>
 * <tr><td>{@code /close}</td><td>closes at once with 3000 "Go away!"</td></tr>
 * <tr><td>{@code /ticker}</td><td>sends {@code tick!} every second</td></tr>
 * <tr><td>{@code /amplify}</td><td>on {@code n} sends 2<sup>n</sup> characters, n from 0 to 19; 2
 *     characters for any other message</td></tr>
 * <tr><td>{@code /broadcast}</td><td>sends each message to all clients of this endpoint</td></tr>
 * <tr><td>{@code /flood}</td><td>on {@code go N S} sends N messages of S characters, as fast as the
 *     client accepts them</td></tr>
 * </table>
 *
 * <p>The response to every other path is 404, unless the builder added a {@linkplain
 * SockJsTestServerBuilder#resource resource}. The server supports HTTP/1.1, and HTTP/2 if that is
 * enabled, and has the limits of Vert.x: 64 KiB for a WebSocket frame, 256 KiB for a message, 10 MB
 * for a request. Thread-safe. All its threads are daemons.
 */
public final class SockJsTestServer implements AutoCloseable {
  static final String HOST = "127.0.0.1";
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final HttpServer http;
  private final boolean tls;
  private final AtomicInteger openConnections = new AtomicInteger();

  private SockJsTestServer(Vertx vertx, HttpServerOptions options) {
    this.vertx = vertx;
    this.http = vertx.createHttpServer(options).connectionHandler(this::connected);
    this.tls = options.isSsl();
  }

  private void connected(HttpConnection connection) {
    openConnections.incrementAndGet();
    connection.closeHandler(closed -> openConnections.decrementAndGet());
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
   * @throws IllegalStateException if it cannot listen on the port; the cause has the reason
   */
  public static SockJsTestServer start(int port) {
    return builder().port(port).start();
  }

  /**
   * Starts building a server with default settings.
   *
   * @return a new builder
   */
  public static SockJsTestServerBuilder builder() {
    return new SockJsTestServerBuilder();
  }

  static SockJsTestServer start(
      HttpServerOptions options,
      Duration heartbeat,
      int echoResponseLimitBytes,
      Resources resources) {
    Vertx vertx = Vertx.vertx(quietOptions());
    SockJsTestServer server = new SockJsTestServer(vertx, options);
    server.http.requestHandler(
        Endpoints.router(vertx, heartbeat, echoResponseLimitBytes, resources));
    try {
      await(server.http.listen());
      return server;
    } catch (CompletionException e) {
      server.close();
      throw new IllegalStateException(
          "Cannot listen on " + HOST + ":" + options.getPort(), e.getCause());
    }
  }

  /** Returns options for few threads, all of them daemons, and for no cache directory. */
  private static VertxOptions quietOptions() {
    FileSystemOptions noFiles =
        new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false);
    return new VertxOptions()
        // Vert.x sessions move between the event loops of their connections without
        // synchronisation, so use only one loop.
        .setEventLoopPoolSize(1)
        .setWorkerPoolSize(1)
        .setInternalBlockingPoolSize(1)
        .setUseDaemonThread(true)
        .setFileSystemOptions(noFiles);
  }

  /**
   * Returns the port on which the server listens.
   *
   * @return the port number
   */
  public int port() {
    return http.actualPort();
  }

  /**
   * Returns the base URL of an endpoint.
   *
   * @param endpoint the path, starting with a slash, such as {@code /echo}
   * @return the URL, http or https
   */
  public URI uri(String endpoint) {
    return URI.create((tls ? "https" : "http") + "://" + HOST + ":" + port() + endpoint);
  }

  /**
   * Returns the number of TCP connections that clients have open now.
   *
   * @return the number
   */
  public int openConnections() {
    return openConnections.get();
  }

  /**
   * Stops listening, closes all connections and waits for all threads to end. Clients receive no
   * SockJS close frame: a WebSocket ends with CLOSE 1000, a streaming response without its last
   * chunk. A second call does nothing. Must not be called on a thread of the server.
   *
   * @throws java.util.concurrent.CompletionException if that takes longer than 10 seconds
   */
  @Override
  public void close() {
    await(vertx.close());
  }

  /** Waits for an operation of Vert.x, at most {@link #CLOSE_TIMEOUT}. */
  private static void await(Future<?> future) {
    future
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }
}
