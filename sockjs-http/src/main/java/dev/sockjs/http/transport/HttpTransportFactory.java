package dev.sockjs.http.transport;

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

/** Makes the connections of one transport for one client; has nothing of its own to free. */
public final class HttpTransportFactory implements TransportFactory {

  private final HttpTransportSpec spec;
  private final ClientContext client;
  private final @Nullable HttpClient theirs;
  private final @Nullable TransportHttpClient overTheirs;

  /**
   * A factory that has not started anything.
   *
   * @param theirs the caller's HttpClient, or null for the client's own
   */
  public HttpTransportFactory(
      HttpTransportSpec spec, ClientContext client, @Nullable HttpClient theirs) {
    this.spec = spec;
    this.client = client;
    this.theirs = theirs;
    this.overTheirs = theirs == null ? null : TransportHttpClient.over(theirs, client);
  }

  @Override
  public Eligibility eligibility(ServerInfo info, TransportTarget target) {
    boolean passedBy =
        theirs != null
            && theirs.getProxyConfiguration().getProxies().isEmpty()
            && client
                .proxy()
                .filter(proxy -> proxy.appliesTo(target.baseUrl().getHost()))
                .isPresent();
    if (passedBy) {
      return Eligibility.refused("The HttpClient that was given for it knows no proxy");
    }
    return spec.place() == BrowsingContext.OTHER_DOMAIN
        ? eligibilityForOtherDomains(info, target)
        : Eligibility.usable();
  }

  /** What {@code XDomainRequest} could not do. */
  private static Eligibility eligibilityForOtherDomains(ServerInfo info, TransportTarget target) {
    if (info.cookieNeeded()) {
      return Eligibility.refused("The server needs cookies, and it carries none");
    }
    String scheme = target.baseUrl().getScheme();
    Optional<String> origin = target.origin();
    if (origin.filter("null"::equals).isPresent()) {
      return Eligibility.refused("It cannot be used from the origin null");
    }
    if (origin.filter(from -> !hasScheme(from, scheme)).isPresent()) {
      return Eligibility.refused(
          "It cannot be used from the origin " + origin.get() + " at a URL with " + scheme);
    }
    return Eligibility.usable();
  }

  private static boolean hasScheme(String origin, String scheme) {
    return origin.regionMatches(true, 0, scheme + ":", 0, scheme.length() + 1);
  }

  @Override
  public Transport connect(TransportRequest request, TransportListener listener) {
    if (theirs != null && !theirs.isStarted()) {
      throw new IllegalStateException("The HttpClient that was given for it is not started");
    }
    TransportHttpClient engine = overTheirs == null ? TransportHttpClient.of(client) : overTheirs;
    HttpTransport transport = new HttpTransport(spec, engine, request, listener);
    transport.start();
    return transport;
  }

  @Override
  public void close() {}
}
