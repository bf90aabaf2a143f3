package dev.sockjs.http;

import dev.sockjs.Phase;
import dev.sockjs.spi.TransportEnd;

/** Loads the page that an iframe would show, for its status and its cookies alone. */
final class IframePage extends ShortAnswer {

  private final HttpTransport transport;
  private final Caller caller;
  private final Runnable loaded;

  /**
   * A page that is not loaded yet.
   *
   * @param loaded what follows
   */
  IframePage(HttpTransport transport, Caller caller, Runnable loaded) {
    this.transport = transport;
    this.caller = caller;
    this.loaded = loaded;
  }

  void load() {
    begin(caller.page(this));
  }

  @Override
  boolean accepts(int status) {
    return status / 100 == 2;
  }

  @Override
  void done() {
    loaded.run();
  }

  @Override
  void refused(TransportEnd end) {
    transport.end(end);
  }

  @Override
  TransportEnd refusal(int status) {
    return Failures.page(caller.request().baseUrl(Caller.IFRAME_PAGE), status);
  }

  @Override
  public Phase phase() {
    return transport.phase();
  }
}
