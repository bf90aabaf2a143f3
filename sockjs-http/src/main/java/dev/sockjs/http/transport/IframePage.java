package dev.sockjs.http.transport;

import dev.sockjs.Phase;
import dev.sockjs.http.exchange.ExchangeFailures;
import dev.sockjs.http.exchange.RequestFactory;
import dev.sockjs.http.exchange.StatusHandler;
import dev.sockjs.spi.TransportEnd;

/** Loads the page that an iframe would show, for its status and its cookies alone. */
public final class IframePage extends StatusHandler {

  private final HttpTransport transport;
  private final RequestFactory caller;
  private final Runnable loaded;

  /**
   * A page that is not loaded yet.
   *
   * @param loaded what follows
   */
  IframePage(HttpTransport transport, RequestFactory caller, Runnable loaded) {
    this.transport = transport;
    this.caller = caller;
    this.loaded = loaded;
  }

  void load() {
    begin(caller.page(this));
  }

  @Override
  public boolean accepts(int status) {
    return status / 100 == 2;
  }

  @Override
  public void done() {
    loaded.run();
  }

  @Override
  public void refused(TransportEnd end) {
    transport.end(end);
  }

  @Override
  public TransportEnd refusal(int status) {
    return ExchangeFailures.page(caller.request().baseUrl(RequestFactory.IFRAME_PAGE), status);
  }

  @Override
  public Phase phase() {
    return transport.phase();
  }
}
