package dev.sockjs.http.transport;

import dev.sockjs.Http2;
import dev.sockjs.ServerInfo;
import dev.sockjs.http.client.TransportHttpClient;
import dev.sockjs.http.spec.BrowsingContext;
import dev.sockjs.http.spec.HttpTransportSpec;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportListener;
import dev.sockjs.spi.TransportRequest;
import dev.sockjs.spi.TransportTarget;
import java.util.Optional;
import org.eclipse.jetty.client.HttpClient;
import org.jspecify.annotations.Nullable;

/** Creates the connections of one transport for one client. It owns no resources. */
public final class HttpTransportFactory implements TransportFactory {

  private final HttpTransportSpec spec;
  private final ClientContext context;
  private final @Nullable TransportHttpClient providedClient;

  /**
   * Creates a factory, and starts nothing.
   *
   * @param provided the application's HttpClient, or null for the SockJS client's own
   */
  public HttpTransportFactory(
      HttpTransportSpec spec, ClientContext context, @Nullable HttpClient provided) {
    this.spec = spec;
    this.context = context;
    this.providedClient = provided == null ? null : TransportHttpClient.over(provided, context);
  }

  @Override
  public Eligibility eligibility(ServerInfo info, TransportTarget target) {
    Eligibility ofClient = clientEligibility(target);
    return ofClient.obstacle().isEmpty() && spec.browsingContext() == BrowsingContext.CROSS_ORIGIN
        ? crossOriginEligibility(info, target)
        : ofClient;
  }

  private Eligibility clientEligibility(TransportTarget target) {
    if (providedClient != null) {
      return providedClient.eligibility(target.baseUrl());
    }
    return context.http2() == Http2.OFF
        ? Eligibility.usable()
        : TransportHttpClient.of(context).eligibility(target.baseUrl());
  }

  /** Refuses what {@code XDomainRequest} could not do. */
  private static Eligibility crossOriginEligibility(ServerInfo info, TransportTarget target) {
    if (info.cookieNeeded()) {
      return Eligibility.refused("The server needs cookies, and this transport sends none");
    }
    String scheme = target.baseUrl().getScheme();
    Optional<String> origin = target.origin();
    if (origin.filter("null"::equals).isPresent()) {
      return Eligibility.refused("This transport cannot be used from the origin \"null\"");
    }
    if (origin.filter(from -> !hasScheme(from, scheme)).isPresent()) {
      return Eligibility.refused(
          "This transport cannot be used from the origin \""
              + origin.get()
              + "\" for a URL with the scheme "
              + scheme);
    }
    return Eligibility.usable();
  }

  private static boolean hasScheme(String origin, String scheme) {
    return origin.regionMatches(true, 0, scheme + ":", 0, scheme.length() + 1);
  }

  @Override
  public Transport connect(TransportRequest request, TransportListener listener) {
    TransportHttpClient client =
        providedClient == null ? TransportHttpClient.of(context) : providedClient;
    client.requireStarted();
    HttpTransport transport = new HttpTransport(spec, client, request, listener);
    transport.start();
    return transport;
  }

  @Override
  public void close() {}
}
