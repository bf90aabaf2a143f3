package dev.sockjs.core.connect;

import dev.sockjs.CookieStore;
import dev.sockjs.core.cookie.Rfc6265CookieStore;
import dev.sockjs.core.discovery.TransportFactories;
import dev.sockjs.core.discovery.TransportRegistry;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.InfoRequester;
import dev.sockjs.spi.Scheduler;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * What the sessions of one client share.
 *
 * @param context what the transports see of the client
 * @param executor runs the application's code; it refuses nothing
 * @param cookies the client's cookies
 * @param firstConnects lets the first connect to an origin go ahead of the others
 * @param ids draws server ids and session ids
 * @param registry the transports that the client has
 * @param factories the transports that it has opened
 * @param infoRequesters the requesters for the info, the first choice first
 */
public record ClientResources(
    ClientContext context,
    Executor executor,
    CookieStore cookies,
    FirstConnectGate firstConnects,
    SessionIds ids,
    TransportRegistry registry,
    TransportFactories factories,
    List<InfoRequester> infoRequesters) {

  public Scheduler scheduler() {
    return context.scheduler();
  }

  /** Returns an empty store for the cookies of one connection. */
  CookieStore newCookieStore() {
    return new Rfc6265CookieStore(scheduler()::now);
  }
}
