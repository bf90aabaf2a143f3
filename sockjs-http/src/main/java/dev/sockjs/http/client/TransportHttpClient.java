package dev.sockjs.http.client;

import dev.sockjs.Headers;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Scheduler;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.HttpProxy;
import org.eclipse.jetty.client.Origin;
import org.eclipse.jetty.client.ProxyConfiguration;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;

/**
 * A client's HttpClient with what all HTTP transports share over it: the habits of origins and the
 * pools of connections. What a request must not take over from the HttpClient is set here, for each
 * request, so that a caller's own HttpClient serves as it is.
 *
 * <p>Each {@linkplain Request#tag tag} is a pool of its own. Sends and info requests, which every
 * server keeps connections open behind, share one; receiving requests are spread over {@value
 * #SLOTS}, because Jetty looks for an idle connection by going through all of a pool, and receivers
 * are never idle.
 */
public final class TransportHttpClient implements AutoCloseable {

  private static final int SLOTS = 256;

  /** What tells pools of one origin apart. */
  private record Pool(ConnectionReusePolicy.Way way, int slot) {

    Pool {
      slot =
          way == ConnectionReusePolicy.Way.KEPT || way == ConnectionReusePolicy.Way.ONCE ? slot : 0;
    }
  }

  private final ClientContext context;
  private final boolean ours;
  private final ConnectionReusePolicy habits;
  private final AtomicInteger sessions = new AtomicInteger();
  private final AtomicLong numbers = new AtomicLong();

  /** Null until it is needed, if it is ours. Written with the monitor held. */
  private volatile @Nullable HttpClient httpClient;

  private boolean closed;

  private TransportHttpClient(ClientContext context, @Nullable HttpClient theirs) {
    this.context = context;
    this.ours = theirs == null;
    this.habits = new ConnectionReusePolicy(context.scheduler());
    this.httpClient = theirs;
  }

  /** Tells if requests to the URL go through the client's proxy, where it has one for that URL. */
  public boolean honoursProxyFor(URI url) {
    return ours
        || !httpClient().getProxyConfiguration().getProxies().isEmpty()
        || context.proxy().filter(proxy -> proxy.appliesTo(url.getHost())).isEmpty();
  }

  /** The client's own. */
  public static TransportHttpClient of(ClientContext context) {
    return context.shared(TransportHttpClient.class, () -> new TransportHttpClient(context, null));
  }

  /** One over a caller's HttpClient, which is neither started nor stopped. */
  public static TransportHttpClient over(HttpClient theirs, ClientContext context) {
    return new TransportHttpClient(context, theirs);
  }

  /**
   * Runs what makes requests, or goes on with what happened on one of Jetty's threads, on another
   * thread. The first to be run may be the one that starts the HttpClient, which takes a while.
   */
  public void execute(Runnable task) {
    HttpClient ready = httpClient;
    (ready == null ? context.blocking() : ready.getExecutor()).execute(task);
  }

  /** Returns the HttpClient, started; starting it takes a while. */
  public HttpClient httpClient() {
    HttpClient ready = httpClient;
    return ready == null ? start() : ready;
  }

  private synchronized HttpClient start() {
    if (closed) {
      throw new IllegalStateException("The client is closed");
    }
    HttpClient started = httpClient;
    if (started == null) {
      started = HttpClientFactory.start(context);
      httpClient = started;
    }
    return started;
  }

  public Scheduler scheduler() {
    return context.scheduler();
  }

  public ConnectionReusePolicy habits() {
    return habits;
  }

  /** The place of a new session among the pools of receivers. */
  public int nextSlot() {
    return Math.floorMod(sessions.getAndIncrement(), SLOTS);
  }

  /** A number that was not given before. */
  public long nextNumber() {
    return numbers.incrementAndGet();
  }

  /**
   * A request, to be sent by the caller.
   *
   * @param way how it goes out
   * @param slot a receiver's place among the pools
   */
  public Request request(
      String method, URI url, Headers headers, ConnectionReusePolicy.Way way, int slot) {
    Request request =
        httpClient()
            .newRequest(url)
            .method(method)
            // Explicitly, or an HttpClient that knows HTTP/2 might choose that.
            .version(HttpVersion.HTTP_1_1)
            .followRedirects(false)
            // Silence is the engine's to judge.
            .idleTimeout(0, TimeUnit.MILLISECONDS)
            .tag(new Pool(way, slot));
    boolean once =
        way == ConnectionReusePolicy.Way.ONCE
            || (way == ConnectionReusePolicy.Way.SHORT && isForwarded(request));
    return request.headers(
        fields -> {
          fields.remove(HttpHeader.ACCEPT_ENCODING).remove(HttpHeader.USER_AGENT);
          headers.forEach(fields::add);
          if (once) {
            fields.put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
          }
        });
  }

  /** Whether a proxy stands between us and where the request goes. */
  public boolean isProxied(Request request) {
    return proxy(request) != null;
  }

  /** Tells if requests to the http or https URL go through a proxy. */
  public boolean isProxied(URI url) {
    int port = HttpScheme.normalizePort(url.getScheme(), url.getPort());
    Origin origin = new Origin(url.getScheme(), url.getHost(), port);
    return httpClient().getProxyConfiguration().match(origin) != null;
  }

  /**
   * Whether a proxy is to make the request for us, and not just to let our connection through. Such
   * a one need not leave our connection open: tinyproxy closes it behind every answer, and does not
   * announce that.
   */
  private boolean isForwarded(Request request) {
    return proxy(request) instanceof HttpProxy && HttpScheme.HTTP.is(request.getScheme());
  }

  private ProxyConfiguration.@Nullable Proxy proxy(Request request) {
    Origin origin = new Origin(request.getScheme(), request.getHost(), request.getPort());
    return httpClient().getProxyConfiguration().match(origin);
  }

  /** Whether the end of a connection is sure to be no reset: not with a caller's HttpClient. */
  public boolean tellsResets() {
    return ours;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (ours && httpClient != null) {
      LifeCycle.stop(httpClient);
    }
  }
}
