package dev.sockjs.http.client;

import dev.sockjs.Headers;
import dev.sockjs.Http2;
import dev.sockjs.Phase;
import dev.sockjs.http.client.ConnectionReusePolicy.Mode;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.Scheduler;
import dev.sockjs.spi.UrlHost;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.client.AbstractConnectionPool;
import org.eclipse.jetty.client.Connection;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.HttpProxy;
import org.eclipse.jetty.client.Origin;
import org.eclipse.jetty.client.ProxyConfiguration;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;

/**
 * An HttpClient with what the HTTP transports of one SockJS client share over it: the connection
 * reuse policy and the connection pools. The HttpClient is either the SockJS client's own or one
 * that the application provided. Every request overrides the settings of a provided HttpClient that
 * must not apply to it.
 *
 * <p>Jetty has one connection pool for each origin and {@linkplain Request#tag tag}. Short
 * exchanges with an origin share one pool. Receiving requests are spread over the pools of {@link
 * ReceiverSlots}. Over HTTP/2 all requests to an origin share one pool of few connections.
 */
public final class TransportHttpClient implements AutoCloseable {

  /** With more connections in a pool, receiving requests leave it alone. */
  private static final int MAX_SEARCHED = 64;

  private final ClientContext context;
  private final boolean isOwn;
  private final Optional<Http2Support> http2;
  private final Http2Origins http2Origins;
  private final StreamResets resets = new StreamResets();
  private final ConnectionReusePolicy reusePolicy;
  private final LastChunks lastChunks = new LastChunks();
  private final ReceiverSlots slots = new ReceiverSlots();
  private final AtomicLong numbers = new AtomicLong();

  /** The client's own HttpClient is null until it is needed. Written with the monitor held. */
  private volatile @Nullable HttpClient httpClient;

  private boolean closed;

  private TransportHttpClient(ClientContext context, @Nullable HttpClient provided) {
    this.context = context;
    this.isOwn = provided == null;
    this.http2 = context.http2() == Http2.OFF ? Optional.empty() : Http2Support.find(context);
    this.http2Origins = new Http2Origins(context.http2());
    this.reusePolicy = new ConnectionReusePolicy(context.scheduler());
    this.httpClient = provided;
  }

  /** Returns the instance over the SockJS client's own HttpClient. */
  public static TransportHttpClient of(ClientContext context) {
    return context.shared(TransportHttpClient.class, () -> new TransportHttpClient(context, null));
  }

  /** Returns an instance over a provided HttpClient, which it neither starts nor stops. */
  public static TransportHttpClient over(HttpClient provided, ClientContext context) {
    return new TransportHttpClient(context, provided);
  }

  /**
   * Decides if requests to the URL may be sent: they must not bypass the SockJS client's proxy, and
   * HTTP/2 needs its module.
   */
  public Eligibility eligibility(URI url) {
    if (isOwn && context.http2() != Http2.OFF && http2.isEmpty()) {
      return Eligibility.refused(
          "The client enables HTTP/2, and sockjs-http2 is not on the class path or module path");
    }
    boolean wouldBypassProxy =
        !isOwn
            && httpClient().getProxyConfiguration().getProxies().isEmpty()
            && context.proxy().filter(proxy -> proxy.appliesTo(UrlHost.of(url))).isPresent();
    return wouldBypassProxy
        ? Eligibility.refused(
            "The client has a proxy, and the provided HttpClient has none: configure it there too")
        : Eligibility.usable();
  }

  /**
   * Checks that a provided HttpClient can connect.
   *
   * @throws IllegalStateException if it is not started
   */
  public void requireStarted() {
    if (!isOwn && !httpClient().isStarted()) {
      throw new IllegalStateException(
          "The provided HttpClient is not started: start it before the first connection");
    }
  }

  /**
   * Runs a task on another thread, such as one that makes requests or continues after an event of
   * Jetty. The first task may start the HttpClient, which takes a while; it then runs on the
   * context's blocking executor.
   */
  public void execute(Runnable task) {
    HttpClient started = httpClient;
    (started == null ? context.blocking() : started.getExecutor()).execute(task);
  }

  /**
   * Runs a short task that makes requests: on this thread, unless the HttpClient has to be started
   * first.
   */
  public void executeStarted(Runnable task) {
    if (httpClient == null) {
      context.blocking().execute(task);
    } else {
      task.run();
    }
  }

  /**
   * Runs a short task after the event of a connection that this thread is handling: the end of an
   * exchange, after which Jetty still runs code until its connection is ready for the next one, or
   * a read, which may bring many messages. The task runs on this thread if it handles such an
   * event, and otherwise on another one. It must not throw.
   */
  public void executeAfterEvent(Runnable task) {
    if (!ConnectionTask.addFollowing(task)) {
      try {
        execute(task);
      } catch (RejectedExecutionException e) {
        task.run(); // The client is closed, so no request follows.
      }
    }
  }

  /** Returns the HttpClient, started; starting it takes a while. */
  public HttpClient httpClient() {
    HttpClient started = httpClient;
    return started == null ? start() : started;
  }

  private synchronized HttpClient start() {
    if (closed) {
      throw new IllegalStateException("The client is closed");
    }
    HttpClient started = httpClient;
    if (started == null) {
      started = HttpClientFactory.start(context, http2);
      httpClient = started;
    }
    return started;
  }

  public Scheduler scheduler() {
    return context.scheduler();
  }

  public ConnectionReusePolicy reusePolicy() {
    return reusePolicy;
  }

  public LastChunks lastChunks() {
    return lastChunks;
  }

  /**
   * Returns the mode of a receiving request to a URL. After {@link Mode#PROBE} the caller must
   * report how the request ended, and after {@link Mode#AFTER_INFO} it must {@linkplain
   * #openForMessages open} a connection.
   *
   * @param first true for the first receiving request of a session
   */
  public Mode nextReceiveMode(URI url, boolean polls, boolean first) {
    if (first && shortExchanges(url).stream().anyMatch(pool -> pool.getIdleConnectionCount() > 0)) {
      return Mode.AFTER_INFO;
    }
    return !polls && mayUseHttp2(url) ? reusePolicy.nextStreamMode(url) : reusePolicy.nextMode(url);
  }

  /** Opens a connection for messages to the origin of a URL, unless there is one without a use. */
  public void openForMessages(URI url) {
    openUnlessIdle(shortExchanges(url).filter(pool -> pool.getPendingConnectionCount() == 0));
  }

  /**
   * Opens the connections that a session needs as soon as it is open, while its info request is on
   * its way: for messages, and for the second poll, since the first one uses the connection of the
   * info request. Does nothing if these requests share connections, or keep none.
   *
   * @param polls true if each response brings one frame
   */
  public void prepare(URI url, boolean polls) {
    Optional<AbstractConnectionPool> messages = shortExchanges(url);
    openUnlessIdle(messages);
    if (polls && messages.isPresent()) {
      openUnlessIdle(pool(url, reusePolicy.expectedMode(url), slots.reserve(url)));
    }
  }

  private static void openUnlessIdle(Optional<AbstractConnectionPool> pool) {
    pool.filter(each -> each.getIdleConnectionCount() == 0)
        .ifPresent(each -> each.preCreateConnections(1));
  }

  /**
   * Returns the pool of short exchanges with the origin of a URL, if it has few connections: Jetty
   * searches all of them, and a stream holds its connection for a long time. Empty also if short
   * exchanges do not keep connections, or share them with receivers.
   */
  private Optional<AbstractConnectionPool> shortExchanges(URI url) {
    return !isOwn || mayUseHttp2(url) || isForwardedByProxy(url)
        ? Optional.empty()
        : pool(url, Mode.SHORT_EXCHANGE, 0)
            .filter(pool -> pool.getConnectionCount() <= MAX_SEARCHED);
  }

  /** Returns the pool of a request over HTTP/1.1. */
  private Optional<AbstractConnectionPool> pool(URI url, Mode mode, int slot) {
    Request request =
        newRequest(url).version(HttpVersion.HTTP_1_1).tag(ConnectionPools.Tag.http1(mode, slot));
    return httpClient().resolveDestination(request).getConnectionPool()
            instanceof AbstractConnectionPool pool
        ? Optional.of(pool)
        : Optional.empty();
  }

  /**
   * Returns the slot of a new connection among the pools of receivers.
   *
   * @param url the URL of the connection
   * @param polls true if each response brings one frame
   */
  public int nextSlot(URI url, boolean polls) {
    return polls ? slots.take(url) : slots.next();
  }

  /**
   * The connect of a WebSocket upgrade has ended. Must be called once, and not after {@link
   * #abortConnect}.
   */
  public void connectEnded(Request upgrade) {
    if (upgrade.getTag() instanceof ConnectSlot slot) {
      slot.giveBack();
    }
  }

  /**
   * Frees the socket of a WebSocket upgrade whose connect has not ended. A provided HttpClient goes
   * on with a TCP connect or the request to a proxy until its own timeout.
   */
  public void abortConnect(Request upgrade) {
    if (upgrade.getTag() instanceof ConnectSlot slot) {
      slot.abort();
      HttpClient client = httpClient();
      client.removeDestination(client.resolveDestination(upgrade));
    }
  }

  /** Returns a number that was not returned before. */
  public long nextNumber() {
    return numbers.incrementAndGet();
  }

  /**
   * Creates a request, which the caller sends.
   *
   * @param mode how the request uses connections
   * @param slot the slot of the connection among the pools of receivers
   */
  public Request request(String method, URI url, Headers headers, Mode mode, int slot) {
    Request request =
        newRequest(url)
            .method(method)
            .followRedirects(false)
            // The engine decides how long a connection may be silent.
            .idleTimeout(0, TimeUnit.MILLISECONDS)
            .headers(fields -> replaceDefaults(fields, headers));
    return mayUseHttp2(url) && !needsOwnConnection(url, mode)
        ? request
            .tag(ConnectionPools.Tag.http2(mode, slot))
            .onResponseBegin(response -> http2Origins.responded(url, response.getVersion()))
        : useHttp1(request, url, mode, slot);
  }

  /** Jetty creates no request for a host that {@link URI} does not know, but sends one to it. */
  private Request newRequest(URI url) {
    Request request = httpClient().newRequest(UrlHost.standard(url));
    return UrlHost.isStandard(url) ? request : request.host(UrlHost.of(url));
  }

  private Request useHttp1(Request request, URI url, Mode mode, int slot) {
    // An HttpClient that supports HTTP/2 might choose it.
    request.version(HttpVersion.HTTP_1_1).tag(ConnectionPools.Tag.http1(mode, slot));
    boolean closes =
        switch (mode) {
          case CLOSE, AFTER_INFO, SHARED_STREAM -> true;
          case SHORT_EXCHANGE -> isForwardedByProxy(url);
          case REUSE, PROBE -> false;
        };
    return closes
        ? request.headers(fields -> fields.put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE))
        : request;
  }

  private boolean mayUseHttp2(URI url) {
    return http2Origins.mayUseHttp2(url) && !isForwardedByProxy(url);
  }

  /**
   * Returns true for polls that must not share a connection and can use HTTP/1.1. A server that
   * does not keep connections open may also end the sessions that used one, as Vert.x does over
   * HTTP/2.
   */
  private static boolean needsOwnConnection(URI url, Mode mode) {
    return HttpScheme.HTTPS.is(url.getScheme()) && (mode == Mode.PROBE || mode == Mode.CLOSE);
  }

  /** Aborts a request that is no longer wanted. */
  public void abort(Request request) {
    Connection connection = request.getConnection();
    request.abort(new CancellationException("No longer wanted"));
    if (connection != null && request.getVersion() == HttpVersion.HTTP_2) {
      resets.add(connection);
    }
  }

  /** Replaces the headers that Jetty adds to every request by those of the engine. */
  public static void replaceDefaults(HttpFields.Mutable fields, Headers headers) {
    fields.remove(HttpHeader.ACCEPT_ENCODING).remove(HttpHeader.USER_AGENT);
    headers.forEach(fields::add);
  }

  /**
   * Returns the phase in which a request to the http or https URL fails if it gets no connection.
   */
  public Phase connectPhase(URI url) {
    return proxy(url) == null ? Phase.CONNECT : Phase.PROXY;
  }

  /**
   * Returns true if a proxy forwards the request instead of opening a tunnel. Such a proxy may
   * close the connection after a response: tinyproxy does so after every one, without announcing
   * it.
   */
  private boolean isForwardedByProxy(URI url) {
    return proxy(url) instanceof HttpProxy && HttpScheme.HTTP.is(url.getScheme());
  }

  private ProxyConfiguration.@Nullable Proxy proxy(URI url) {
    int defaultPort = HttpScheme.HTTPS.is(url.getScheme()) ? 443 : 80;
    int port = UrlHost.port(url) < 0 ? defaultPort : UrlHost.port(url);
    Origin origin = new Origin(url.getScheme(), UrlHost.of(url), port);
    return httpClient().getProxyConfiguration().match(origin);
  }

  /**
   * Returns true if the HttpClient reports a reset as a failure. A provided HttpClient may report
   * it as the end of the stream.
   */
  public boolean detectsResets() {
    return isOwn;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (isOwn && httpClient != null) {
      LifeCycle.stop(httpClient);
    }
  }
}
