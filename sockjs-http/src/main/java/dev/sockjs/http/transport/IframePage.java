package dev.sockjs.http.transport;

import dev.sockjs.Phase;
import dev.sockjs.http.exchange.ExchangeFailures;
import dev.sockjs.http.exchange.RequestFactory;
import dev.sockjs.http.exchange.StatusHandler;
import dev.sockjs.spi.TransportEnd;

/** Loads the page that an iframe would show. Only its status and its cookies matter. */
final class IframePage extends StatusHandler {

  private final HttpTransport transport;
  private final RequestFactory requests;
  private final Runnable onLoaded;

  IframePage(HttpTransport transport, RequestFactory requests, Runnable onLoaded) {
    this.transport = transport;
    this.requests = requests;
    this.onLoaded = onLoaded;
  }

  void load() {
    attach(requests.loadPage(this));
  }

  @Override
  protected boolean accepts(int status) {
    return status / 100 == 2;
  }

  @Override
  protected void succeeded() {
    onLoaded.run();
  }

  @Override
  protected void rejected(TransportEnd end) {
    transport.end(end);
  }

  @Override
  protected TransportEnd endFor(int status) {
    return ExchangeFailures.page(requests.request().baseUrl(RequestFactory.IFRAME_PAGE), status);
  }

  @Override
  public Phase phase() {
    return transport.phase();
  }
}
