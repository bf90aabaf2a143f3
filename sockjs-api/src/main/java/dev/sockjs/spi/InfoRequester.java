package dev.sockjs.spi;

import dev.sockjs.Headers;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/**
 * Sends the {@code GET /info} request at the start of every connection. Implementations are
 * services; the engine uses the one with the highest {@link #priority} that is eligible.
 *
 * <p>A requester makes one exchange over HTTP/1.1, or over HTTP/2 where {@link ClientContext#http2}
 * allows it. It does not offer an upgrade to HTTP/2, which crashes a sockjs-node server, and it
 * does not follow redirects. Redirects, cookies, time limits and the meaning of the response are
 * the engine's task.
 */
public interface InfoRequester {

  /**
   * Returns the priority of this requester. The highest one wins. The engine's own requester, which
   * uses the JDK's HTTP client, has priority 0.
   *
   * @return the priority
   */
  int priority();

  /**
   * Decides whether this requester supports the client's settings.
   *
   * @param client the settings of the client
   * @param url the URL of the request
   * @return usable, or the reason why not
   */
  Eligibility eligibility(ClientContext client, URI url);

  /**
   * Sends one GET request. Returns at once.
   *
   * @param client the settings of the client; resources that are costly to create are {@linkplain
   *     ClientContext#shared shared} there
   * @param url the URL, {@code http} or {@code https}, without user info
   * @param headers all headers to send, including cookies
   * @return a future that completes with the response, whatever its status. The engine cancels the
   *     future if it does not need the response; the requester must then abort the request
   */
  CompletableFuture<InfoResponse> request(ClientContext client, URI url, Headers headers);

  /**
   * Sends one GET request like {@link #request(ClientContext, URI, Headers)}, and tells when that
   * is done: the server has been reached, and the response is a round trip away. The engine then
   * {@linkplain TransportProvider#prepare prepares} the transport that it will try first.
   *
   * @param client the settings of the client
   * @param url the URL, {@code http} or {@code https}, without user info
   * @param headers all headers to send, including cookies
   * @param onSent the task to run once, on any thread, when the request has been sent. It does not
   *     block. The default implementation never runs it
   * @return a future that completes with the response
   */
  default CompletableFuture<InfoResponse> request(
      ClientContext client, URI url, Headers headers, Runnable onSent) {
    return request(client, url, headers);
  }
}
