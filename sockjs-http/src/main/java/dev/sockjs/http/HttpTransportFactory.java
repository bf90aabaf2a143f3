package dev.sockjs.http;

import dev.sockjs.ServerInfo;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportListener;
import dev.sockjs.spi.TransportRequest;
import org.eclipse.jetty.client.HttpClient;
import org.jspecify.annotations.Nullable;

/** Makes the connections of one transport for one client; has nothing of its own to free. */
final class HttpTransportFactory implements TransportFactory {

  private final HttpTransportSpec spec;
  private final ClientContext client;
  private final @Nullable HttpClient theirs;
  private final @Nullable HttpEngine overTheirs;

  /**
   * A factory that has not started anything.
   *
   * @param theirs the caller's HttpClient, or null for the client's own
   */
  HttpTransportFactory(HttpTransportSpec spec, ClientContext client, @Nullable HttpClient theirs) {
    this.spec = spec;
    this.client = client;
    this.theirs = theirs;
    this.overTheirs = theirs == null ? null : HttpEngine.over(theirs, client);
  }

  @Override
  public Eligibility eligibility(ServerInfo info, TransportRequest request) {
    boolean passedBy =
        theirs != null
            && theirs.getProxyConfiguration().getProxies().isEmpty()
            && client
                .proxy()
                .filter(proxy -> proxy.appliesTo(request.baseUrl().getHost()))
                .isPresent();
    return passedBy
        ? Eligibility.refused("The HttpClient that was given for it knows no proxy")
        : Eligibility.usable();
  }

  @Override
  public Transport connect(TransportRequest request, TransportListener listener) {
    if (theirs != null && !theirs.isStarted()) {
      throw new IllegalStateException("The HttpClient that was given for it is not started");
    }
    HttpEngine engine = overTheirs == null ? HttpEngine.of(client) : overTheirs;
    HttpTransport transport = new HttpTransport(spec, engine, request, listener);
    transport.start();
    return transport;
  }

  @Override
  public void close() {}
}
