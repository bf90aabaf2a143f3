package dev.sockjs.http;

import dev.sockjs.Headers;
import dev.sockjs.Http2;
import dev.sockjs.http.client.TransportHttpClient;
import dev.sockjs.http.exchange.InfoExchange;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.InfoRequester;
import dev.sockjs.spi.InfoResponse;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/**
 * Requests the info over the HttpClient of the HTTP transports, with the same proxy, TLS settings
 * and threads. A service with a higher priority than the engine's own requester.
 */
public final class JettyInfoRequester implements InfoRequester {

  /** Creates the service, for {@link java.util.ServiceLoader}. */
  public JettyInfoRequester() {}

  @Override
  public int priority() {
    return 100;
  }

  @Override
  public Eligibility eligibility(ClientContext client, URI url) {
    return client.http2() == Http2.OFF
        ? Eligibility.usable()
        : TransportHttpClient.of(client).eligibility(url);
  }

  @Override
  public CompletableFuture<InfoResponse> request(ClientContext client, URI url, Headers headers) {
    return request(client, url, headers, () -> {});
  }

  @Override
  public CompletableFuture<InfoResponse> request(
      ClientContext client, URI url, Headers headers, Runnable onSent) {
    return new InfoExchange(TransportHttpClient.of(client), onSent).send(url, headers);
  }
}
