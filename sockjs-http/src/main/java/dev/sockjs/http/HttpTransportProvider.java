package dev.sockjs.http;

import dev.sockjs.http.client.TransportHttpClient;
import dev.sockjs.http.spec.HttpTransportSpec;
import dev.sockjs.http.transport.HttpTransportFactory;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportProvider;
import java.net.URI;
import java.util.Objects;
import org.eclipse.jetty.client.HttpClient;
import org.jspecify.annotations.Nullable;

/** Provider of the transport that an {@link HttpTransportSpec} describes. */
public abstract class HttpTransportProvider implements TransportProvider {

  private final HttpTransportSpec spec;
  private final @Nullable HttpClient provided;

  /**
   * Creates a provider that uses the HttpClient that all HTTP transports of a SockJS client share.
   *
   * @param spec the description of the transport
   */
  protected HttpTransportProvider(HttpTransportSpec spec) {
    this.spec = spec;
    this.provided = null;
  }

  /**
   * Creates a provider that uses the application's HttpClient.
   *
   * @param spec the description of the transport
   * @param httpClient the HttpClient, which the application starts and stops
   */
  protected HttpTransportProvider(HttpTransportSpec spec, HttpClient httpClient) {
    this.spec = spec;
    this.provided = Objects.requireNonNull(httpClient, "httpClient");
  }

  @Override
  public final String name() {
    return spec.name();
  }

  @Override
  public final int order() {
    return spec.order();
  }

  @Override
  public final int roundTrips() {
    return spec.roundTrips();
  }

  @Override
  public final boolean onlyByName() {
    return spec.onlyByName();
  }

  @Override
  public final void prepare(ClientContext client, URI baseUrl) {
    if (provided == null) {
      TransportHttpClient.of(client).prepare(baseUrl, spec.receive().polls());
    }
  }

  @Override
  public final TransportFactory open(ClientContext client) {
    return new HttpTransportFactory(spec, client, provided);
  }
}
