package dev.sockjs.testkit.http;

import dev.sockjs.ProxySettings;
import dev.sockjs.ServerInfo;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportListener;
import dev.sockjs.spi.TransportProvider;
import dev.sockjs.spi.TransportRequest;
import dev.sockjs.spi.TransportTarget;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;

/** Provider of the transport {@code polling}, with a fault. */
record PollingProvider(Bug bug) implements TransportProvider {

  @Override
  public String name() {
    return "polling";
  }

  /** After all built-in transports. */
  @Override
  public int order() {
    return 2000;
  }

  @Override
  public int roundTrips() {
    return 1;
  }

  @Override
  public TransportFactory open(ClientContext client) {
    return new Factory(client, bug);
  }

  private record Factory(ClientContext client, Bug bug) implements TransportFactory {

    @Override
    public Eligibility eligibility(ServerInfo info, TransportTarget target) {
      boolean isHttp =
          client.proxy().map(ProxySettings::type).orElse(ProxySettings.Type.HTTP)
              == ProxySettings.Type.HTTP;
      return isHttp || bug == Bug.SOCKS_IS_DECLARED_USABLE
          ? Eligibility.usable()
          : Eligibility.refused("No SOCKS proxy is supported");
    }

    @Override
    public Transport connect(TransportRequest request, TransportListener listener) {
      PollingTransport transport = new PollingTransport(http(), client, request, listener, bug);
      transport.connect();
      return transport;
    }

    private HttpClient http() {
      HttpClient.Builder builder =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .executor(client.blocking())
              .proxy(
                  client
                      .proxy()
                      .filter(proxy -> proxy.type() == ProxySettings.Type.HTTP)
                      .filter(proxy -> bug != Bug.PROXY_IS_IGNORED)
                      .<ProxySelector>map(FixedProxy::new)
                      .orElse(HttpClient.Builder.NO_PROXY));
      client.sslParameters().ifPresent(builder::sslParameters);
      client
          .sslContext()
          .filter(context -> bug != Bug.SSL_CONTEXT_IS_IGNORED)
          .ifPresent(builder::sslContext);
      return builder.build();
    }

    @Override
    public void close() {}
  }

  private static final class FixedProxy extends ProxySelector {

    private final ProxySettings settings;

    FixedProxy(ProxySettings settings) {
      this.settings = settings;
    }

    @Override
    public List<Proxy> select(URI url) {
      return List.of(
          settings.appliesTo(url.getHost())
              ? new Proxy(Proxy.Type.HTTP, new InetSocketAddress(settings.host(), settings.port()))
              : Proxy.NO_PROXY);
    }

    @Override
    public void connectFailed(URI url, SocketAddress address, IOException cause) {}
  }
}
