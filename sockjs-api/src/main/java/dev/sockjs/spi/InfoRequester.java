package dev.sockjs.spi;

import dev.sockjs.Headers;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/**
 * Sends the {@code GET /info} that begins every connection: a service. The usable one with the
 * highest {@link #priority} is taken. Redirects, cookies, time limits and the meaning of the answer
 * are the engine's; a requester makes one exchange, over HTTP/1.1 and without following anything
 * (an offer to switch to HTTP/2 ends a sockjs-node server).
 */
public interface InfoRequester {

  /**
   * Which of several requesters is taken.
   *
   * @return the priority; the JDK-only one of the engine has 0; the highest wins
   */
  int priority();

  /**
   * Whether requests can be made with the client's settings.
   *
   * @param client what is set once for the client
   * @param url where the request would go
   * @return usable, or why not
   */
  Eligibility eligibility(ClientContext client, URI url);

  /**
   * Sends one GET request. Returns at once.
   *
   * @param client what is set once for the client; what is costly to make is {@linkplain
   *     ClientContext#shared shared} there
   * @param url where it goes: {@code http} or {@code https}, without user info
   * @param headers all headers to send, cookies included
   * @return completes with the answer, whatever its status. The engine cancels it when the answer
   *     is no longer wanted, and the requester then aborts the request
   */
  CompletableFuture<InfoResponse> request(ClientContext client, URI url, Headers headers);
}
