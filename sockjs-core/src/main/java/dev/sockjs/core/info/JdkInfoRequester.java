package dev.sockjs.core.info;

import dev.sockjs.Headers;
import dev.sockjs.ProxySettings;
import dev.sockjs.SockJsException;
import dev.sockjs.spi.BasicAuthentication;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.InfoRequester;
import dev.sockjs.spi.InfoResponse;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Requests the info with the HTTP client of the JDK, so that an application with only the WebSocket
 * transport needs no other one.
 *
 * <p>It goes through HTTP proxies only. Header values beyond ASCII reach the server as question
 * marks. The JDK withholds credentials from a proxy that is asked for a tunnel to an https URL,
 * unless the JVM runs with {@code -Djdk.http.auth.tunneling.disabledSchemes=}; the proxy's status
 * 407 then fails the request with a {@link SockJsException} that says so. Before Java 21 the thread
 * of a closed client ends only when the garbage collector finds the client.
 */
public final class JdkInfoRequester implements InfoRequester {

  @Override
  public int priority() {
    return 0;
  }

  @Override
  public Eligibility eligibility(ClientContext client, URI url) {
    return proxyFor(client, url)
        .filter(proxy -> proxy.type() != ProxySettings.Type.HTTP)
        .map(proxy -> Eligibility.refused("java.net.http cannot go through a " + proxy))
        .orElse(Eligibility.usable());
  }

  @Override
  public CompletableFuture<InfoResponse> request(ClientContext client, URI url, Headers headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(url);
    headers.forEach(request::header);
    Optional<PasswordAuthentication> login =
        proxyFor(client, url).flatMap(ProxySettings::credentials);
    login.ifPresent(
        credentials ->
            request.header("Proxy-Authorization", BasicAuthentication.headerValue(credentials)));
    CompletableFuture<InfoResponse> result = new CompletableFuture<>();
    CompletableFuture<HttpResponse<InfoResponse>> exchange =
        client
            .shared(JdkHttpClient.class, () -> new JdkHttpClient(client))
            .http()
            .sendAsync(request.build(), head -> new InfoBody(head, result));
    exchange.whenComplete(
        (response, failure) -> {
          if (failure != null) {
            // Has no effect after a body that was cut off, which has completed the result.
            result.completeExceptionally(failure);
          } else if (response.body() == null) {
            tunnelRefused(response.statusCode(), login.isPresent(), result);
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

  /** The JDK reads no body of a proxy's 407 to CONNECT. */
  private static void tunnelRefused(
      int status, boolean hasLogin, CompletableFuture<InfoResponse> result) {
    if (hasLogin) {
      result.completeExceptionally(
          new SockJsException(
              "The proxy responded to CONNECT with status "
                  + status
                  + " although there are credentials. For https URLs the JDK withholds them, unless"
                  + " the JVM runs with -Djdk.http.auth.tunneling.disabledSchemes= (empty)."
                  + " Otherwise add sockjs-http, which sends them, or set the option `info`, which"
                  + " makes the request unnecessary",
              null));
    } else {
      result.complete(InfoResponse.refusedByProxy(status));
    }
  }

  private static Optional<ProxySettings> proxyFor(ClientContext client, URI url) {
    return client.proxy().filter(proxy -> proxy.appliesTo(url.getHost()));
  }
}
