package dev.sockjs.core.info;

import dev.sockjs.Headers;
import dev.sockjs.ProxySettings;
import dev.sockjs.SockJsException;
import dev.sockjs.spi.BasicAuthentication;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.InfoRequester;
import dev.sockjs.spi.InfoResponse;
import dev.sockjs.spi.UrlHost;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Requests the info with the HTTP client of the JDK, so that an application that has only the
 * WebSocket transport needs no other HTTP client.
 *
 * <p>It supports only HTTP proxies. Header values beyond ASCII reach the server as question marks.
 * For https URLs the JDK withholds the credentials from the proxy, unless the JVM runs with {@code
 * -Djdk.http.auth.tunneling.disabledSchemes=} (empty); the proxy's status 407 then fails the
 * request with a {@link SockJsException} that explains this. Before Java 21 the thread of a closed
 * client ends only when the client has been garbage collected.
 */
public final class JdkInfoRequester implements InfoRequester {

  /** RFC 9110, section 15.5.8. */
  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

  @Override
  public int priority() {
    return 0;
  }

  @Override
  public Eligibility eligibility(ClientContext client, URI url) {
    if (!UrlHost.isStandard(url)) {
      return Eligibility.refused(
          "java.net.http does not connect to a host with such a name: add sockjs-http, or set the"
              + " option `info`, which makes the request unnecessary");
    }
    return proxyFor(client, url)
        .filter(proxy -> proxy.type() != ProxySettings.Type.HTTP)
        .map(proxy -> Eligibility.refused("java.net.http cannot use a " + proxy))
        .orElse(Eligibility.usable());
  }

  @Override
  public CompletableFuture<InfoResponse> request(ClientContext client, URI url, Headers headers) {
    Optional<PasswordAuthentication> credentials =
        proxyFor(client, url).flatMap(ProxySettings::credentials);
    CompletableFuture<InfoResponse> result = new CompletableFuture<>();
    CompletableFuture<HttpResponse<InfoResponse>> exchange =
        client
            .shared(JdkHttpClient.class, () -> new JdkHttpClient(client))
            .http()
            .sendAsync(newRequest(url, headers, credentials), head -> body(url, head, result));
    exchange.whenComplete(
        (response, failure) -> {
          if (failure != null) {
            // Has no effect after a body that was cut off, which has completed the result.
            result.completeExceptionally(failure);
          } else if (response.body() == null) {
            tunnelRefused(response.statusCode(), credentials.isPresent(), result);
          }
        });
    result.whenComplete(
        (info, failure) -> {
          if (result.isCancelled()) {
            exchange.cancel(true);
          }
        });
    return result;
  }

  /**
   * Reads the body of the server. To an https URL only a proxy responds with 407, to CONNECT, and
   * of its response only the status counts.
   */
  private static HttpResponse.BodySubscriber<InfoResponse> body(
      URI url, HttpResponse.ResponseInfo head, CompletableFuture<InfoResponse> result) {
    return head.statusCode() == PROXY_AUTHENTICATION_REQUIRED && url.getScheme().equals("https")
        ? HttpResponse.BodySubscribers.replacing(null)
        : new InfoBody(head, result);
  }

  private static HttpRequest newRequest(
      URI url, Headers headers, Optional<PasswordAuthentication> proxyCredentials) {
    HttpRequest.Builder request = HttpRequest.newBuilder(url);
    headers.forEach(request::header);
    proxyCredentials.ifPresent(
        credentials ->
            request.header("Proxy-Authorization", BasicAuthentication.headerValue(credentials)));
    return request.build();
  }

  /**
   * Completes the result for a proxy that responded to CONNECT with 407; the JDK then reads no
   * body.
   */
  private static void tunnelRefused(
      int status, boolean hasCredentials, CompletableFuture<InfoResponse> result) {
    if (hasCredentials) {
      result.completeExceptionally(
          new SockJsException(
              "The proxy responded to CONNECT with status "
                  + status
                  + " although credentials are set. For https URLs the JDK does not send them unless"
                  + " the JVM runs with -Djdk.http.auth.tunneling.disabledSchemes= (empty)."
                  + " Otherwise add sockjs-http, which sends them, or set the option `info`, which"
                  + " makes the request unnecessary",
              null));
    } else {
      result.complete(InfoResponse.refusedByProxy(status));
    }
  }

  private static Optional<ProxySettings> proxyFor(ClientContext client, URI url) {
    return client.proxy().filter(proxy -> proxy.appliesTo(UrlHost.of(url)));
  }
}
