package dev.sockjs.http.client;

import dev.sockjs.Headers;
import dev.sockjs.Http2;
import dev.sockjs.http.client.ConnectionReusePolicy.Mode;
import dev.sockjs.spi.UrlHost;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.client.AbstractConnectionPool;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.HttpProxy;
import org.eclipse.jetty.client.Origin;
import org.eclipse.jetty.client.ProxyConfiguration;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/**
 * Creates the requests of one HttpClient: chooses the protocol, and with the tag the connection
 * pool. Safe for any thread.
 */
final class ClientRequests {

  private final Supplier<HttpClient> httpClient;
  private final Http2Origins http2Origins;

  /**
   * Creates an instance.
   *
   * @param httpClient returns the HttpClient, started
   */
  ClientRequests(Supplier<HttpClient> httpClient, Http2 setting) {
    this.httpClient = httpClient;
    this.http2Origins = new Http2Origins(setting);
  }

  /** See {@link TransportHttpClient#request}. */
  Request create(String method, URI url, Headers headers, Mode mode, int slot) {
    Request request =
        newRequest(url)
            .method(method)
            .followRedirects(false)
            // The engine decides how long a connection may be silent.
            .idleTimeout(0, TimeUnit.MILLISECONDS)
            .headers(fields -> replaceDefaults(fields, headers));
    return mayUseHttp2(url) && !needsOwnConnection(url, mode)
        ? request
            .tag(ConnectionPools.Tag.http2(mode, slot))
            .onResponseBegin(response -> http2Origins.responded(url, response.getVersion()))
        : useHttp1(request, url, mode, slot);
  }

  /** Jetty creates no request for a host that {@link URI} does not know, but sends one to it. */
  private Request newRequest(URI url) {
    Request request = httpClient.get().newRequest(UrlHost.standard(url));
    return UrlHost.isStandard(url) ? request : request.host(UrlHost.of(url));
  }

  private Request useHttp1(Request request, URI url, Mode mode, int slot) {
    // An HttpClient that supports HTTP/2 might choose it.
    request.version(HttpVersion.HTTP_1_1).tag(ConnectionPools.Tag.http1(mode, slot));
    boolean closes =
        switch (mode) {
          case CLOSE, AFTER_INFO, SHARED_STREAM -> true;
          case SHORT_EXCHANGE -> isForwardedByProxy(url);
          case REUSE, PROBE -> false;
        };
    return closes
        ? request.headers(fields -> fields.put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE))
        : request;
  }

  /**
   * Returns true for polls that must not share a connection and can use HTTP/1.1. A server that
   * does not keep connections open may also end the sessions that used one, as Vert.x does over
   * HTTP/2.
   */
  private static boolean needsOwnConnection(URI url, Mode mode) {
    return HttpScheme.HTTPS.is(url.getScheme()) && (mode == Mode.PROBE || mode == Mode.CLOSE);
  }

  /** See {@link TransportHttpClient#replaceDefaults}. */
  static void replaceDefaults(HttpFields.Mutable fields, Headers headers) {
    fields.remove(HttpHeader.ACCEPT_ENCODING).remove(HttpHeader.USER_AGENT);
    headers.forEach(fields::add);
  }

  /** Returns the connection pool of a request over HTTP/1.1. */
  Optional<AbstractConnectionPool> http1Pool(URI url, Mode mode, int slot) {
    Request request =
        newRequest(url).version(HttpVersion.HTTP_1_1).tag(ConnectionPools.Tag.http1(mode, slot));
    return httpClient.get().resolveDestination(request).getConnectionPool()
            instanceof AbstractConnectionPool pool
        ? Optional.of(pool)
        : Optional.empty();
  }

  boolean mayUseHttp2(URI url) {
    return http2Origins.mayUseHttp2(url) && !isForwardedByProxy(url);
  }

  boolean usesProxy(URI url) {
    return proxy(url) != null;
  }

  /**
   * Returns true if a proxy forwards the request instead of opening a tunnel. Such a proxy may
   * close the connection after a response: tinyproxy does so after every one, without announcing
   * it.
   */
  boolean isForwardedByProxy(URI url) {
    return proxy(url) instanceof HttpProxy && HttpScheme.HTTP.is(url.getScheme());
  }

  private ProxyConfiguration.@Nullable Proxy proxy(URI url) {
    int defaultPort = HttpScheme.HTTPS.is(url.getScheme()) ? 443 : 80;
    int port = UrlHost.port(url) < 0 ? defaultPort : UrlHost.port(url);
    Origin origin = new Origin(url.getScheme(), UrlHost.of(url), port);
    return httpClient.get().getProxyConfiguration().match(origin);
  }
}
