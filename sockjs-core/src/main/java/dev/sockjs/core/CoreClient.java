package dev.sockjs.core;

import dev.sockjs.ClientStatistics;
import dev.sockjs.CloseEvent;
import dev.sockjs.CookieStore;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import dev.sockjs.core.concurrent.CallbackExecutor;
import dev.sockjs.core.concurrent.FallbackExecutor;
import dev.sockjs.core.concurrent.Interrupts;
import dev.sockjs.core.concurrent.SystemScheduler;
import dev.sockjs.core.concurrent.WorkerPool;
import dev.sockjs.core.connect.ClientResources;
import dev.sockjs.core.connect.FirstConnectGate;
import dev.sockjs.core.connect.SessionIds;
import dev.sockjs.core.cookie.Rfc6265CookieStore;
import dev.sockjs.core.discovery.DiscoveredServices;
import dev.sockjs.core.discovery.Replacements;
import dev.sockjs.core.discovery.TransportFactories;
import dev.sockjs.core.discovery.TransportRegistry;
import dev.sockjs.core.flight.FlightRecording;
import dev.sockjs.core.info.InfoRequesters;
import dev.sockjs.core.info.JdkInfoRequester;
import dev.sockjs.core.observe.ClientCounters;
import dev.sockjs.core.observe.ConnectLog;
import dev.sockjs.core.observe.SessionObservers;
import dev.sockjs.core.request.SessionUrls;
import dev.sockjs.core.session.CoreSession;
import dev.sockjs.engine.ClientSettings;
import dev.sockjs.spi.InfoRequester;
import dev.sockjs.spi.Scheduler;
import dev.sockjs.spi.TransportFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Opens sessions, tracks those that have not ended, and owns the objects that they share. */
final class CoreClient implements SockJsClient {

  /** RFC 6455, section 7.4.1: the endpoint is going away. */
  private static final int GOING_AWAY = 1001;

  private static final String CLOSED = "Client closed";

  /** The threads for callbacks that do not block; at least four, since some will. */
  private static final int CALLBACK_THREADS =
      Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

  private final SockJsOptions defaultOptions;
  private final ThreadPoolExecutor workers;
  private final CallbackExecutor callbacks;
  private final AutoCloseable schedulerToClose;
  private final CoreContext context;
  private final ClientResources resources;
  private final ClientCounters counters;
  private final Set<CoreSession> sessions = ConcurrentHashMap.newKeySet();
  private boolean closed;

  /**
   * @param scheduler the client's clock and scheduler
   * @param schedulerToClose the scheduler if it is the client's own; closed with the client
   */
  CoreClient(ClientSettings settings, Scheduler scheduler, AutoCloseable schedulerToClose) {
    this(settings, WorkerPool.create(), scheduler, schedulerToClose);
  }

  private CoreClient(
      ClientSettings settings,
      ThreadPoolExecutor workers,
      Scheduler scheduler,
      AutoCloseable schedulerToClose) {
    TransportRegistry registry = TransportRegistry.of(settings);
    this.workers = workers;
    this.defaultOptions = settings.defaultOptions();
    this.schedulerToClose = schedulerToClose;
    this.counters = new ClientCounters(registry.names());
    this.callbacks = new CallbackExecutor(this::executeOnWorkers, scheduler, CALLBACK_THREADS);
    this.context = new CoreContext(settings, workers, scheduler);
    Supplier<CookieStore> cookieStores =
        () -> new Rfc6265CookieStore(scheduler::now, settings.publicSuffixes());
    this.resources =
        new ClientResources(
            context,
            settings
                .executor()
                .<Executor>map(own -> new FallbackExecutor(own, callbacks))
                .orElse(callbacks),
            settings.cookieStore().orElseGet(cookieStores),
            cookieStores,
            new FirstConnectGate(),
            new SessionIds(),
            registry,
            new TransportFactories(context),
            infoRequesters(settings),
            observers(counters));
  }

  private static List<SessionObservers.Factory> observers(ClientCounters counters) {
    List<SessionObservers.Factory> factories = new ArrayList<>();
    factories.add((number, url) -> counters.session());
    factories.add(ConnectLog::new);
    FlightRecording.observers().ifPresent(factories::add);
    return List.copyOf(factories);
  }

  private static InfoRequesters infoRequesters(ClientSettings settings) {
    InfoRequesters requesters =
        InfoRequesters.of(
            DiscoveredServices.discover(InfoRequester.class, settings).found(),
            new JdkInfoRequester());
    List<InfoRequester> inOrder = requesters.inOrder();
    inOrder.forEach(other -> Replacements.report("Info requester", inOrder.get(0), other));
    return requesters;
  }

  /** Creates a client with the system's clocks. */
  static CoreClient create(ClientSettings settings) {
    ThreadPoolExecutor workers = WorkerPool.create();
    SystemScheduler scheduler = new SystemScheduler(workers);
    return new CoreClient(settings, workers, scheduler, scheduler);
  }

  /** Runs the task on the calling thread if the client is closed, or no thread can be created. */
  private void executeOnWorkers(Runnable task) {
    try {
      workers.execute(task);
    } catch (RejectedExecutionException | OutOfMemoryError e) {
      task.run();
    }
  }

  @Override
  public SockJs connect(URI url, SockJsListener listener) {
    return connect(url, defaultOptions, listener);
  }

  @Override
  public SockJs connect(URI url, SockJsOptions options, SockJsListener listener) {
    Objects.requireNonNull(options, "options");
    Objects.requireNonNull(listener, "listener");
    SessionUrls urls = SessionUrls.of(url);
    CoreSession session =
        new CoreSession(resources, url, urls, options, listener, sessions::remove);
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
  public SockJsOptions defaultOptions() {
    return defaultOptions;
  }

  @Override
  public List<String> transports() {
    return resources.registry().names();
  }

  @Override
  public ClientStatistics statistics() {
    long buffered = sessions.stream().mapToLong(CoreSession::pendingBytes).sum();
    return counters.statistics(buffered);
  }

  @Override
  public void close() {
    rejectConnects();
    List<CoreSession> closing = List.copyOf(sessions);
    closing.forEach(session -> session.close(GOING_AWAY, CLOSED));
    await(closing);
    closeNow();
  }

  /** Rejects new connects, and makes those in progress start no other attempt. */
  private void rejectConnects() {
    synchronized (this) {
      closed = true;
    }
    resources.factories().stopOpening();
  }

  /** Waits until the sessions have ended, but not longer than the longest linger among them. */
  private static void await(List<CoreSession> closing) {
    Duration linger =
        closing.stream()
            .map(CoreSession::closeLinger)
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    CompletableFuture<?>[] ends =
        closing.stream()
            .map(session -> session.sock().closed().toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(ends).get(linger.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // The caller aborts the sessions that have not ended.
    }
  }

  @Override
  public void closeNow() {
    Interrupts.defer(this::freeEverything);
  }

  private void freeEverything() {
    rejectConnects();
    List<TransportFactory> factories = resources.factories().removeAll();
    sessions.forEach(session -> session.abort(CloseEvent.of(GOING_AWAY, CLOSED, false)));
    factories.forEach(CoreContext::closeQuietly);
    context.close();
    callbacks.close();
    CoreContext.closeQuietly(schedulerToClose);
    workers.shutdown();
  }
}
