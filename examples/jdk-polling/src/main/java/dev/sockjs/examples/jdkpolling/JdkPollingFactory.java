package dev.sockjs.examples.jdkpolling;

import dev.sockjs.ProxySettings;
import dev.sockjs.ServerInfo;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportListener;
import dev.sockjs.spi.TransportRequest;
import dev.sockjs.spi.TransportTarget;
import dev.sockjs.spi.UrlHost;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates the connections of one client. */
final class JdkPollingFactory implements TransportFactory {

  private final ClientContext client;

  /** Null until the first connection, because each HTTP client starts a thread. Guarded by this. */
  private @Nullable HttpClients http;

  JdkPollingFactory(ClientContext client) {
    this.client = client;
  }

  @Override
  public Eligibility eligibility(ServerInfo info, TransportTarget target) {
    if (!UrlHost.isStandard(target.baseUrl())) {
      return Eligibility.refused("java.net.http does not connect to a host with such a name");
    }
    Optional<ProxySettings> proxy =
        client.proxy().filter(each -> each.appliesTo(UrlHost.of(target.baseUrl())));
    if (proxy.isEmpty()) {
      return Eligibility.usable();
    }
    if (proxy.get().type() != ProxySettings.Type.HTTP) {
      return Eligibility.refused("java.net.http does not support SOCKS proxies");
    }
    return proxy.get().credentials().isPresent()
        ? Eligibility.refused("This transport has no credentials for a proxy")
        : Eligibility.usable();
  }

  @Override
  public Transport connect(TransportRequest request, TransportListener listener) {
    JdkPollingTransport transport =
        new JdkPollingTransport(httpClients(), client.scheduler(), request, listener);
    transport.connect();
    return transport;
  }

  private synchronized HttpClients httpClients() {
    if (http == null) {
      http = HttpClients.of(client);
    }
    return http;
  }

  @Override
  public synchronized void close() {
    if (http != null) {
      http.close();
      http = null;
    }
  }
}
