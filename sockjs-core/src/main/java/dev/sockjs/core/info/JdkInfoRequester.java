package dev.sockjs.core.info;

import dev.sockjs.Headers;
import dev.sockjs.ProxySettings;
import dev.sockjs.SockJsException;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.InfoRequester;
import dev.sockjs.spi.InfoResponse;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Requests the info with the HTTP client of the JDK, so that an application with WebSocket alone
 * needs no other one.
 *
 * <p>It goes through HTTP proxies only. Header values beyond ASCII reach the server as question
 * marks. The JDK withholds credentials from a proxy that is asked for a tunnel to an https URL,
 * unless the JVM runs with {@code -Djdk.http.auth.tunneling.disabledSchemes=}; the proxy's answer
 * 407 then fails the request with a {@link SockJsException} that says so. Before Java 21 the thread
 * of a closed client ends when the garbage collector finds it.
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
    login.ifPresent(credentials -> request.header("Proxy-Authorization", basic(credentials)));
    CompletableFuture<InfoResponse> answer = new CompletableFuture<>();
    CompletableFuture<HttpResponse<InfoResponse>> exchange =
        client
            .shared(JdkHttpClient.class, () -> new JdkHttpClient(client))
            .http()
            .sendAsync(request.build(), head -> new InfoBody(head, answer));
    exchange.whenComplete(
        (response, failure) -> {
          if (failure != null) {
            // Comes too late for a body that broke off, which has completed the answer.
            answer.completeExceptionally(failure);
          } else if (response.body() == null) {
            tunnelRefused(response, login.isPresent(), answer);
          }
        });
    answer.whenComplete(
        (info, failure) -> {
          if (answer.isCancelled()) {
            exchange.cancel(true);
          }
        });
    return answer;
  }

  /** The JDK reads no body where a proxy answered 407 to CONNECT. */
  private static void tunnelRefused(
      HttpResponse<?> response, boolean withLogin, CompletableFuture<InfoResponse> answer) {
    if (withLogin) {
      answer.completeExceptionally(
          new SockJsException(
              "The proxy answered "
                  + response.statusCode()
                  + " in spite of credentials. For https URLs the JDK withholds them, unless the JVM"
                  + " runs with -Djdk.http.auth.tunneling.disabledSchemes= (empty). Without that,"
                  + " add sockjs-http, which asks in another way, or set the option `info`, which"
                  + " saves asking",
              null));
    } else {
      answer.complete(InfoBody.response(response.statusCode(), response.headers(), new byte[0]));
    }
  }

  private static Optional<ProxySettings> proxyFor(ClientContext client, URI url) {
    return client.proxy().filter(proxy -> proxy.appliesTo(url.getHost()));
  }

  private static String basic(PasswordAuthentication login) {
    String text = login.getUserName() + ":" + String.valueOf(login.getPassword());
    return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
