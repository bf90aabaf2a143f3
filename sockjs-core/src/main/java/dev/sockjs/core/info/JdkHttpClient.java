package dev.sockjs.core.info;

import dev.sockjs.ProxySettings;
import dev.sockjs.spi.ClientContext;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Optional;

/** The JDK's HTTP client with the settings of one SockJS client. */
final class JdkHttpClient implements AutoCloseable {

  private final HttpClient http;

  JdkHttpClient(ClientContext client) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            // By default the client offers HTTP/2, which makes a sockjs-node server exit.
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(selector(client.proxy()))
            .executor(client.blocking());
    client.sslContext().ifPresent(builder::sslContext);
    client.sslParameters().ifPresent(builder::sslParameters);
    http = builder.build();
  }

  HttpClient http() {
    return http;
  }

  /**
   * Ends the client's thread at once, from Java 21 on. On older versions the thread ends when the
   * client has been garbage collected.
   */
  @Override
  public void close() {
    try {
      // HttpClient.close() would wait for exchanges.
      HttpClient.class.getMethod("shutdownNow").invoke(http);
    } catch (NoSuchMethodException e) {
      // Java 17 to 20.
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("HttpClient.shutdownNow() failed", e);
    }
  }

  /** Returns the selector to use; without one, the JDK would use the default of the JVM. */
  private static ProxySelector selector(Optional<ProxySettings> proxy) {
    return proxy.<ProxySelector>map(FixedProxy::new).orElse(HttpClient.Builder.NO_PROXY);
  }

  /** Selects one proxy, for all hosts to which it applies. */
  private static final class FixedProxy extends ProxySelector {

    private final ProxySettings settings;
    private final Proxy proxy;

    private FixedProxy(ProxySettings settings) {
      this.settings = settings;
      InetSocketAddress address =
          InetSocketAddress.createUnresolved(settings.host(), settings.port());
      this.proxy = new Proxy(Proxy.Type.HTTP, address);
    }

    @Override
    public List<Proxy> select(URI url) {
      return List.of(settings.appliesTo(url.getHost()) ? proxy : Proxy.NO_PROXY);
    }

    @Override
    public void connectFailed(URI url, SocketAddress address, IOException cause) {
      // The exchange fails and reports it.
    }
  }
}
