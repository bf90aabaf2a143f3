package dev.sockjs.core;

import dev.sockjs.CloseEvent;
import dev.sockjs.CookieStore;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import dev.sockjs.core.connect.FirstConnectGate;
import dev.sockjs.core.connect.SessionIds;
import dev.sockjs.core.cookie.Rfc6265CookieStore;
import dev.sockjs.core.discovery.DiscoveredServices;
import dev.sockjs.core.discovery.TransportRegistry;
import dev.sockjs.core.info.JdkInfoRequester;
import dev.sockjs.core.request.SessionUrls;
import dev.sockjs.core.session.CoreSession;
import dev.sockjs.engine.ClientSettings;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.InfoRequester;
import dev.sockjs.spi.Scheduler;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportProvider;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** What one client's connections share, and the list of those that are not over. */
public final class CoreClient implements SockJsClient {

  /** RFC 6455, section 7.4.1: the endpoint is going away. */
  private static final int GOING_AWAY = 1001;

  private static final String CLOSED = "Client closed";
  private static final long WORKER_IDLE_SECONDS = 10;

  private final ClientSettings settings;
  private final ThreadPoolExecutor workers;
  private final Executor executor;
  private final CoreContext context;
  private final AutoCloseable ownTimer;
  private final CookieStore cookies;
  private final SessionIds ids = new SessionIds();
  private final FirstConnectGate vanguard = new FirstConnectGate();
  private final TransportRegistry registry;
  private final List<InfoRequester> infoRequesters;
  private final Set<CoreSession> sessions = ConcurrentHashMap.newKeySet();
  private final Map<TransportProvider, TransportFactory> factories = new LinkedHashMap<>();
  private boolean closed;

  /**
   * @param timer tells the time
   * @param ownTimer what of it is closed with the client
   */
  public CoreClient(ClientSettings settings, Scheduler timer, AutoCloseable ownTimer) {
    this.settings = settings;
    this.registry = TransportRegistry.of(settings);
    this.ownTimer = ownTimer;
    this.workers = newWorkers();
    this.executor = settings.executor().orElse(workers);
    this.context = new CoreContext(settings, workers, timer);
    this.cookies = settings.cookieStore().orElseGet(this::newCookieStore);
    this.infoRequesters = infoRequesters(settings);
  }

  /** Grows with what blocks at the same time, and shrinks to nothing. */
  private static ThreadPoolExecutor newWorkers() {
    AtomicInteger count = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        WORKER_IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, "sockjs-worker-" + count.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  private static List<InfoRequester> infoRequesters(ClientSettings settings) {
    List<InfoRequester> requesters =
        new ArrayList<>(DiscoveredServices.discover(InfoRequester.class, settings).found());
    requesters.add(new JdkInfoRequester());
    requesters.sort(Comparator.comparingInt(InfoRequester::priority).reversed());
    return List.copyOf(requesters);
  }

  @Override
  public SockJs connect(URI url, SockJsListener listener) {
    return connect(url, settings.defaultOptions(), listener);
  }

  @Override
  public SockJs connect(URI url, SockJsOptions options, SockJsListener listener) {
    Objects.requireNonNull(options, "options");
    Objects.requireNonNull(listener, "listener");
    SessionUrls urls = SessionUrls.of(url);
    CoreSession session = new CoreSession(this, url, urls, options, listener);
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException("The client is closed");
      }
      sessions.add(session);
    }
    session.start();
    return session.sock();
  }

  @Override
  public List<String> transports() {
    return registry.names();
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    List<CoreSession> open = List.copyOf(sessions);
    open.forEach(session -> session.closeInOrder(GOING_AWAY, CLOSED));
    await(open);
    closeNow();
  }

  /** Waits until the sessions have ended, at most the longest linger among them. */
  private static void await(List<CoreSession> ending) {
    Duration linger =
        ending.stream().map(CoreSession::linger).max(Duration::compareTo).orElse(Duration.ZERO);
    CompletableFuture<?>[] ends =
        ending.stream()
            .map(session -> session.sock().closed().toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(ends).get(linger.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // What has not ended by now is ended by force.
    }
  }

  @Override
  public void closeNow() {
    List<TransportFactory> toClose;
    synchronized (this) {
      closed = true;
      toClose = List.copyOf(factories.values());
      factories.clear();
    }
    sessions.forEach(session -> session.closeNow(CloseEvent.of(GOING_AWAY, CLOSED, false)));
    toClose.forEach(CoreContext::closeQuietly);
    context.close();
    CoreContext.closeQuietly(ownTimer);
    workers.shutdown();
  }

  /** The one factory of a transport, opened when it is first asked for. */
  public TransportFactory factory(TransportProvider provider) {
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException("The client is closed");
      }
      return factories.computeIfAbsent(provider, unopened -> unopened.open(context));
    }
  }

  /** Whether it is closed; each of its sessions is told, or is about to be. */
  public synchronized boolean isClosed() {
    return closed;
  }

  public void forget(CoreSession session) {
    sessions.remove(session);
  }

  public ClientContext context() {
    return context;
  }

  /** Runs the application's code. */
  public Executor executor() {
    return executor;
  }

  public CookieStore cookies() {
    return cookies;
  }

  public CookieStore newCookieStore() {
    return new Rfc6265CookieStore(context.timer()::now);
  }

  public FirstConnectGate vanguard() {
    return vanguard;
  }

  public SessionIds ids() {
    return ids;
  }

  public TransportRegistry registry() {
    return registry;
  }

  public List<InfoRequester> infoRequesters() {
    return infoRequesters;
  }
}
