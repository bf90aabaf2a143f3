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
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.client.Connection;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpFields;
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

  private final ClientContext context;
  private final boolean isOwn;
  private final Optional<Http2Support> http2;
  private final ClientRequests requests;
  private final StreamResets resets = new StreamResets();
  private final ConnectionReusePolicy reusePolicy;
  private final LastChunks lastChunks = new LastChunks();
  private final ReceiverSlots slots = new ReceiverSlots();
  private final EarlyConnections early;
  private final AtomicLong numbers = new AtomicLong();

  /** The client's own HttpClient is null until it is needed. Written with the monitor held. */
  private volatile @Nullable HttpClient httpClient;

  private boolean closed;

  private TransportHttpClient(ClientContext context, @Nullable HttpClient provided) {
    this.context = context;
    this.isOwn = provided == null;
    this.http2 = context.http2() == Http2.OFF ? Optional.empty() : Http2Support.find(context);
    this.requests = new ClientRequests(this::httpClient, context.http2());
    this.reusePolicy = new ConnectionReusePolicy(context.scheduler());
    this.early = new EarlyConnections(isOwn, requests, reusePolicy, slots);
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
    if (first && early.hasIdleForMessages(url)) {
      return Mode.AFTER_INFO;
    }
    return !polls && requests.mayUseHttp2(url)
        ? reusePolicy.nextStreamMode(url)
        : reusePolicy.nextMode(url);
  }

  /** Opens a connection for messages to the origin of a URL, unless there is one without a use. */
  public void openForMessages(URI url) {
    early.openForMessages(url);
  }

  /**
   * Opens the connections that a session needs as soon as it is open, while its info request is on
   * its way: for messages, and for the second poll, since the first one uses the connection of the
   * info request. Does nothing if these requests share connections, or keep none.
   *
   * @param polls true if each response brings one frame
   */
  public void prepare(URI url, boolean polls) {
    early.openForSession(url, polls);
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
    return requests.create(method, url, headers, mode, slot);
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
    ClientRequests.replaceDefaults(fields, headers);
  }

  /**
   * Returns the phase in which a request to the http or https URL fails if it gets no connection.
   */
  public Phase connectPhase(URI url) {
    return requests.usesProxy(url) ? Phase.PROXY : Phase.CONNECT;
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
