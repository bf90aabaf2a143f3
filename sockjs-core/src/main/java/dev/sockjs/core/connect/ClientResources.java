package dev.sockjs.core.connect;

import dev.sockjs.CookieStore;
import dev.sockjs.SockJsOptions;
import dev.sockjs.core.discovery.TransportFactories;
import dev.sockjs.core.discovery.TransportRegistry;
import dev.sockjs.core.info.InfoRequesters;
import dev.sockjs.core.observe.SessionObservers;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Scheduler;
import dev.sockjs.spi.TransportProvider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * The objects that the sessions of one client share.
 *
 * @param context the client as its transports see it
 * @param executor runs the application's code; it never rejects a task
 * @param cookies the client's cookies
 * @param cookieStores creates empty stores of the engine's own
 * @param firstConnects lets the first connect to an origin run before the others
 * @param ids generates server ids and session ids
 * @param registry the transports that the client has
 * @param factories the transports that the client has opened
 * @param infoRequesters the requesters for the info, in the order of preference
 * @param observers create the observers of each session
 */
public record ClientResources(
    ClientContext context,
    Executor executor,
    CookieStore cookies,
    Supplier<CookieStore> cookieStores,
    FirstConnectGate firstConnects,
    SessionIds ids,
    TransportRegistry registry,
    TransportFactories factories,
    InfoRequesters infoRequesters,
    List<SessionObservers.Factory> observers) {

  private static final Logger LOG = System.getLogger("dev.sockjs.core");

  /** Returns the client's clock and scheduler. */
  public Scheduler scheduler() {
    return context.scheduler();
  }

  /** Returns the names of the transports to try, in order. */
  List<String> transportNames(SockJsOptions options) {
    return options.transports().isEmpty() ? registry.defaultNames() : options.transports();
  }

  /**
   * Lets the transport that a connect will try first open in advance what it needs.
   *
   * @param baseUrl the base URL below which the info was requested
   */
  void prepareFirst(SockJsOptions options, URI baseUrl) {
    transportNames(options).stream()
        .flatMap(name -> registry.find(name).stream())
        .findFirst()
        .ifPresent(first -> prepare(first, baseUrl));
  }

  private void prepare(TransportProvider provider, URI baseUrl) {
    try {
      provider.prepare(context, baseUrl);
    } catch (Throwable e) { // whatever the provider throws, the connect goes on
      LOG.log(Level.WARNING, "The transport " + provider.name() + " failed to prepare itself", e);
    }
  }

  /** Returns an empty store for the cookies of one connection. */
  CookieStore newCookieStore() {
    return cookieStores.get();
  }
}
