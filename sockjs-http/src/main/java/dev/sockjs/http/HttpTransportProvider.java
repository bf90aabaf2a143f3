package dev.sockjs.http;

import dev.sockjs.TransportOption;
import dev.sockjs.http.spec.HttpTransportSpec;
import dev.sockjs.http.transport.HttpTransportFactory;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportProvider;
import java.util.Objects;
import org.eclipse.jetty.client.HttpClient;
import org.jspecify.annotations.Nullable;

/** Announces the transport of one row of the table. */
public abstract class HttpTransportProvider implements TransportProvider {

  /**
   * The longest batch of messages in one sending request, in UTF-16 units; by default that of the
   * row.
   */
  public static final TransportOption<Integer> MAX_BATCH_LENGTH =
      TransportOption.of("http.maxBatchLength", Integer.class);

  private final HttpTransportSpec spec;
  private final @Nullable HttpClient httpClient;

  /**
   * A transport over the HttpClient that all HTTP transports of a client share.
   *
   * @param spec the row of the table
   */
  protected HttpTransportProvider(HttpTransportSpec spec) {
    this.spec = spec;
    this.httpClient = null;
  }

  /**
   * A transport over a caller's HttpClient.
   *
   * @param spec the row of the table
   * @param httpClient the caller's, to be started and stopped by the caller
   */
  protected HttpTransportProvider(HttpTransportSpec spec, HttpClient httpClient) {
    this.spec = spec;
    this.httpClient = Objects.requireNonNull(httpClient, "httpClient");
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
  public final TransportFactory open(ClientContext client) {
    return new HttpTransportFactory(spec, client, httpClient);
  }
}
