package dev.sockjs.http2;

import dev.sockjs.testkit.tls.LoopbackTls;
import dev.sockjs.testserver.SockJsTestServer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.KeyStoreOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A gateway that speaks HTTP/2 to clients, as in front of most servers, and HTTP/1.1 to a SockJS
 * server behind it, which it starts. Vert.x alone closes an HTTP/2 connection after each receiving
 * response.
 */
final class Http2Gateway implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final int REFUSED_STREAM = 7;
  private static final Set<String> CONNECTION_HEADERS =
      Set.of("connection", "keep-alive", "transfer-encoding", "host");

  private final SockJsTestServer backend;
  private final Vertx vertx =
      Vertx.vertx(
          new VertxOptions()
              .setEventLoopPoolSize(1)
              .setWorkerPoolSize(1)
              .setInternalBlockingPoolSize(1)
              .setUseDaemonThread(true));
  private final HttpServer server;
  private final boolean tls;

  /** A new connection for each request, since the backend closes it after receiving requests. */
  private final HttpClient client =
      vertx.createHttpClient(
          new HttpClientOptions().setKeepAlive(false), new PoolOptions().setHttp1MaxSize(10_000));

  private final List<HttpConnection> connections = new CopyOnWriteArrayList<>();
  private final Map<String, HttpVersion> versions = new ConcurrentHashMap<>();
  private final List<String> forbiddenHeaders = new CopyOnWriteArrayList<>();
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger toRefuse = new AtomicInteger();

  private Http2Gateway(SockJsTestServer backend, HttpServerOptions options) {
    this.backend = backend;
    tls = options.isSsl();
    server =
        vertx
            .createHttpServer(options)
            .connectionHandler(this::connected)
            .requestHandler(this::handle);
    await(server.listen());
  }

  /** Starts a gateway that speaks HTTP/2 if the client begins with it. */
  static Http2Gateway start(int maxStreams) {
    return new Http2Gateway(SockJsTestServer.start(), options(maxStreams));
  }

  /**
   * Starts a gateway that speaks HTTP/2 if the client begins with it, to a server with heartbeats.
   */
  static Http2Gateway start(Duration heartbeat) {
    return new Http2Gateway(SockJsTestServer.builder().heartbeat(heartbeat).start(), options(100));
  }

  /** Starts a gateway that speaks HTTP/2 if the client offers it in the TLS handshake. */
  static Http2Gateway start(LoopbackTls tls, int maxStreams) {
    return new Http2Gateway(SockJsTestServer.start(), withTls(options(maxStreams), tls));
  }

  /** Starts a gateway that speaks only HTTP/1.1. */
  static Http2Gateway startHttp1(LoopbackTls tls) {
    return new Http2Gateway(
        SockJsTestServer.start(),
        withTls(options(1), tls).setAlpnVersions(List.of(HttpVersion.HTTP_1_1)));
  }

  private static HttpServerOptions options(int maxStreams) {
    HttpServerOptions options =
        new HttpServerOptions().setHost(HOST).setPort(0).setHttp2ClearTextEnabled(true);
    options.getInitialSettings().setMaxConcurrentStreams(maxStreams);
    return options;
  }

  private static HttpServerOptions withTls(HttpServerOptions options, LoopbackTls tls) {
    try {
      ByteArrayOutputStream keys = new ByteArrayOutputStream();
      tls.keyStore().store(keys, tls.password().toCharArray());
      return options
          .setSsl(true)
          .setUseAlpn(true)
          .setKeyCertOptions(
              new KeyStoreOptions()
                  .setType(tls.keyStore().getType())
                  .setValue(Buffer.buffer(keys.toByteArray()))
                  .setPassword(tls.password()));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void connected(HttpConnection connection) {
    opened.incrementAndGet();
    connections.add(connection);
    connection.closeHandler(closed -> connections.remove(connection));
  }

  private void handle(HttpServerRequest request) {
    versions.put(suffix(request), request.version());
    request.headers().names().stream()
        .filter(name -> name.equalsIgnoreCase("upgrade") || name.equalsIgnoreCase("http2-settings"))
        .forEach(forbiddenHeaders::add);
    if (toRefuse.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      request.response().reset(REFUSED_STREAM);
      return;
    }
    // After the end of the client, a request may still arrive while the gateway closes.
    request.exceptionHandler(failure -> {});
    request.pause();
    RequestOptions target =
        new RequestOptions()
            .setMethod(request.method())
            .setHost(HOST)
            .setPort(backend.port())
            .setURI(request.uri());
    request.headers().entries().stream()
        .filter(header -> !CONNECTION_HEADERS.contains(header.getKey().toLowerCase(Locale.ROOT)))
        .forEach(header -> target.addHeader(header.getKey(), header.getValue()));
    HttpServerResponse response = request.response();
    client
        .request(target)
        .compose(forwarded -> forward(request, forwarded))
        .onSuccess(received -> respond(received, response))
        .onFailure(failure -> response.reset());
  }

  private static Future<HttpClientResponse> forward(
      HttpServerRequest request, HttpClientRequest forwarded) {
    request.response().exceptionHandler(failure -> forwarded.reset());
    request.response().closeHandler(closed -> forwarded.reset());
    return forwarded.send(request);
  }

  private static void respond(HttpClientResponse received, HttpServerResponse response) {
    response.setStatusCode(received.statusCode());
    received.headers().entries().stream()
        .filter(header -> !CONNECTION_HEADERS.contains(header.getKey().toLowerCase(Locale.ROOT)))
        .forEach(header -> response.headers().add(header.getKey(), header.getValue()));
    if (response.headers().get("content-length") == null) {
      response.setChunked(true);
    }
    received.pipe().endOnFailure(false).to(response).onFailure(failure -> response.reset());
  }

  private static String suffix(HttpServerRequest request) {
    return request.path().substring(request.path().lastIndexOf('/') + 1);
  }

  URI uri(String endpoint) {
    return URI.create(
        (tls ? "https" : "http") + "://" + HOST + ":" + server.actualPort() + endpoint);
  }

  /** The connections that are open now. */
  List<HttpConnection> connections() {
    return List.copyOf(connections);
  }

  /** The number of connections that were ever opened. */
  int openedConnections() {
    return opened.get();
  }

  /** The HTTP version of the last request with this suffix. */
  Optional<HttpVersion> version(String suffix) {
    return Optional.ofNullable(versions.get(suffix));
  }

  /** The HTTP versions of all requests. */
  Set<HttpVersion> versions() {
    return Set.copyOf(versions.values());
  }

  /** The names of headers that offer an upgrade. */
  List<String> upgradeHeaders() {
    return List.copyOf(forbiddenHeaders);
  }

  /**
   * Announces on a connection that no more requests are accepted, and waits until the client has
   * read that, which its PING response shows. The present requests continue.
   */
  void goAway(HttpConnection connection) {
    Promise<Buffer> read = Promise.promise();
    vertx.runOnContext(
        unused -> {
          connection.shutdown(Duration.ofMinutes(1));
          connection.ping(Buffer.buffer("8 octets")).onComplete(read);
        });
    await(read.future());
  }

  /** Refuses the next requests with REFUSED_STREAM. */
  void refuse(int requests) {
    toRefuse.set(requests);
  }

  @Override
  public void close() {
    await(server.close());
    await(vertx.close());
    backend.close();
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
