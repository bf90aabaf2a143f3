package dev.sockjs.http.client;

import dev.sockjs.ProxySettings;
import java.net.PasswordAuthentication;
import java.net.URI;
import org.eclipse.jetty.client.Authentication;
import org.eclipse.jetty.client.BasicAuthentication;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.HttpProxy;
import org.eclipse.jetty.client.Origin;
import org.eclipse.jetty.client.ProxyConfiguration;
import org.eclipse.jetty.client.Socks4Proxy;
import org.eclipse.jetty.client.Socks5;
import org.eclipse.jetty.client.Socks5Proxy;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpScheme;

/** Configures a Jetty HttpClient with the proxy of the SockJS client. */
final class JettyProxy {

  private JettyProxy() {}

  static void configure(HttpClient client, ProxySettings settings) {
    ProxyConfiguration.Proxy proxy =
        switch (settings.type()) {
          case HTTP -> http(settings);
          case SOCKS4 -> socks4(settings);
          case SOCKS5 -> socks5(settings);
        };
    client.getProxyConfiguration().addProxy(proxy);
    if (settings.type() == ProxySettings.Type.HTTP) {
      settings
          .credentials()
          .map(login -> preemptive(proxy.getURI(), login))
          .ifPresent(client.getAuthenticationStore()::addAuthenticationResult);
    }
  }

  /** Sends Basic credentials with the first request, before the proxy asks (RFC 7617). */
  private static Authentication.Result preemptive(URI proxy, PasswordAuthentication login) {
    return new BasicAuthentication.BasicResult(
        proxy,
        HttpHeader.PROXY_AUTHORIZATION,
        login.getUserName(),
        new String(login.getPassword()));
  }

  private static ProxyConfiguration.Proxy http(ProxySettings settings) {
    return new HttpProxy(settings.host(), settings.port()) {

      /** A proxy forwards no WebSocket, so that ws needs a tunnel as wss does. */
      @Override
      public boolean requiresTunnel(Origin origin) {
        return HttpScheme.WS.is(origin.getScheme()) || super.requiresTunnel(origin);
      }

      @Override
      public boolean matches(Origin origin) {
        return super.matches(origin) && applies(settings, origin);
      }
    };
  }

  private static ProxyConfiguration.Proxy socks4(ProxySettings settings) {
    return new Socks4Proxy(settings.host(), settings.port()) {
      @Override
      public boolean matches(Origin origin) {
        return super.matches(origin) && applies(settings, origin);
      }
    };
  }

  private static ProxyConfiguration.Proxy socks5(ProxySettings settings) {
    Socks5Proxy proxy =
        new Socks5Proxy(settings.host(), settings.port()) {
          @Override
          public boolean matches(Origin origin) {
            return super.matches(origin) && applies(settings, origin);
          }
        };
    settings
        .credentials()
        .map(
            login ->
                new Socks5.UsernamePasswordAuthenticationFactory(
                    login.getUserName(), new String(login.getPassword())))
        .ifPresent(proxy::putAuthenticationFactory);
    return proxy;
  }

  private static boolean applies(ProxySettings settings, Origin origin) {
    return settings.appliesTo(origin.getAddress().getHost());
  }
}
