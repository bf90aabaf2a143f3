package dev.sockjs.spring.boot;

import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import java.net.URI;
import java.util.List;

/** Opens the connections of another client, and counts what happens on them. */
final class MeteredSockJsClient implements SockJsClient {

  private final SockJsClient client;
  private final SockJsMeters meters;

  MeteredSockJsClient(SockJsClient client, SockJsMeters meters) {
    this.client = client;
    this.meters = meters;
  }

  @Override
  public SockJs connect(URI url, SockJsListener listener) {
    MeteredListener metered = new MeteredListener(listener, meters);
    return metered.metered(client.connect(url, metered));
  }

  @Override
  public SockJs connect(URI url, SockJsOptions options, SockJsListener listener) {
    MeteredListener metered = new MeteredListener(listener, meters);
    return metered.metered(client.connect(url, options, metered));
  }

  @Override
  public SockJsOptions defaultOptions() {
    return client.defaultOptions();
  }

  @Override
  public List<String> transports() {
    return client.transports();
  }

  @Override
  public void close() {
    client.close();
  }

  @Override
  public void closeNow() {
    client.closeNow();
  }
}
