package dev.sockjs.spring;

import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.context.Lifecycle;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.client.WebSocketClient;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A {@link WebSocketClient} of Spring over {@link SockJsClient}, in the place of Spring's own
 * {@code SockJsClient}.
 */
public final class SockJsWebSocketClient implements WebSocketClient, Lifecycle {

  private final @Nullable SockJsClient shared;
  private final @Nullable SockJsOptions options;

  /** Creates a client with a {@link SockJsClient} of its own, which {@link #stop()} closes. */
  public SockJsWebSocketClient() {
    this.shared = null;
    this.options = null;
  }

  /**
   * Creates a client over a shared one, with its default options.
   *
   * @param client the client, which {@link #stop()} does not close
   */
  public SockJsWebSocketClient(SockJsClient client) {
    this.shared = Objects.requireNonNull(client, "client");
    this.options = null;
  }

  /**
   * Creates a client over a shared one.
   *
   * @param client the client, which {@link #stop()} does not close
   * @param options the options of every connection
   */
  public SockJsWebSocketClient(SockJsClient client, SockJsOptions options) {
    this.shared = Objects.requireNonNull(client, "client");
    this.options = Objects.requireNonNull(options, "options");
  }

  @Override
  public CompletableFuture<WebSocketSession> execute(
      WebSocketHandler handler, String uriTemplate, @Nullable Object... uriVariables) {
    URI url =
        UriComponentsBuilder.fromUriString(uriTemplate)
            .buildAndExpand(uriVariables)
            .encode()
            .toUri();
    return execute(handler, null, url);
  }

  @Override
  public CompletableFuture<WebSocketSession> execute(
      WebSocketHandler handler, @Nullable WebSocketHttpHeaders headers, URI url) {
    return CompletableFuture.failedFuture(new UnsupportedOperationException());
  }

  @Override
  public void start() {}

  @Override
  public void stop() {}

  @Override
  public boolean isRunning() {
    return shared != null;
  }
}
