package dev.sockjs.examples.jdkpolling;

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
import java.util.stream.Stream;

/**
 * The HTTP clients for the settings of one SockJS client. Receiving and sending requests have pools
 * of their own, because some servers close the connection after a receiving request without
 * announcing it, and a send on that connection would be lost.
 */
record HttpClients(HttpClient receiving, HttpClient sending) {

  static HttpClients of(ClientContext client) {
    return new HttpClients(create(client), create(client));
  }

  private static HttpClient create(ClientContext client) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            // Otherwise it offers h2c, which makes a sockjs-node server exit.
            .version(HttpClient.Version.HTTP_1_1)
            // The engine's rules about redirects are in dev.sockjs.spi.Redirect.
            .followRedirects(HttpClient.Redirect.NEVER)
            // Without a selector, it uses that of the JVM.
            .proxy(
                client
                    .proxy()
                    .<ProxySelector>map(FixedProxy::new)
                    .orElse(HttpClient.Builder.NO_PROXY))
            .executor(client.blocking());
    client.sslContext().ifPresent(builder::sslContext);
    client.sslParameters().ifPresent(builder::sslParameters);
    return builder.build();
  }

  /**
   * Ends the threads of the clients, from Java 21 on. On older versions they end when the clients
   * have been garbage collected.
   */
  void close() {
    Stream.of(receiving, sending).forEach(HttpClients::shutDown);
  }

  private static void shutDown(HttpClient http) {
    try {
      // HttpClient.close() would wait for exchanges.
      HttpClient.class.getMethod("shutdownNow").invoke(http);
    } catch (NoSuchMethodException e) {
      // Java 17 to 20.
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("HttpClient.shutdownNow() failed", e);
    }
  }

  /** Selects one proxy, for all hosts to which it applies. */
  private static final class FixedProxy extends ProxySelector {

    private final ProxySettings settings;
    private final Proxy proxy;

    FixedProxy(ProxySettings settings) {
      this.settings = settings;
      this.proxy =
          new Proxy(
              Proxy.Type.HTTP,
              InetSocketAddress.createUnresolved(settings.host(), settings.port()));
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
