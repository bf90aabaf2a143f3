package dev.sockjs.http;

import dev.sockjs.Headers;
import dev.sockjs.http.client.TransportHttpClient;
import dev.sockjs.http.exchange.InfoExchange;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.InfoRequester;
import dev.sockjs.spi.InfoResponse;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/**
 * Asks for the info over the HttpClient of the HTTP transports: the same proxy, TLS settings and
 * threads. A service; it wins over the one of the engine.
 */
public final class JettyInfoRequester implements InfoRequester {

  /** For {@link java.util.ServiceLoader}. */
  public JettyInfoRequester() {}

  @Override
  public int priority() {
    return 100;
  }

  @Override
  public Eligibility eligibility(ClientContext client, URI url) {
    return Eligibility.usable();
  }

  @Override
  public CompletableFuture<InfoResponse> request(ClientContext client, URI url, Headers headers) {
    return new InfoExchange(TransportHttpClient.of(client)).send(url, headers);
  }
}
