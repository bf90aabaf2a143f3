package dev.sockjs.core.connect;

import dev.sockjs.CookieStore;
import dev.sockjs.core.discovery.TransportFactories;
import dev.sockjs.core.discovery.TransportRegistry;
import dev.sockjs.core.info.InfoRequesters;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Scheduler;
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
    InfoRequesters infoRequesters) {

  /** Returns the client's clock and scheduler. */
  public Scheduler scheduler() {
    return context.scheduler();
  }

  /** Returns an empty store for the cookies of one connection. */
  CookieStore newCookieStore() {
    return cookieStores.get();
  }
}
