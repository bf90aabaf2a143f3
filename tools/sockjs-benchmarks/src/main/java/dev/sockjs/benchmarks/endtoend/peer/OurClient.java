package dev.sockjs.benchmarks.endtoend.peer;

import dev.sockjs.CloseEvent;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsClientBuilder;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import dev.sockjs.spi.TransportProvider;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The client of this project. */
final class OurClient implements Client {
  /** Longer than the default: a cold server on a busy machine is not a reason to fail. */
  static final Duration INFO_TIMEOUT = Duration.ofSeconds(20);

  private final SockJsClient client;

  /**
   * Creates a client.
   *
   * @param names the names of the transports to try; empty for all
   * @param providers transports that replace those of the same name
   * @param direct whether callbacks run on network threads
   */
  OurClient(List<String> names, List<TransportProvider> providers, boolean direct) {
    SockJsClientBuilder builder =
        SockJsClient.builder()
            .transports(providers)
            .defaultOptions(
                SockJsOptions.builder().transports(names).infoTimeout(INFO_TIMEOUT).build());
    if (direct) {
      builder.executor(Runnable::run);
    }
    this.client = builder.build();
  }

  @Override
  public CompletableFuture<Session> open(URI url, Events events) {
    Listener listener = new Listener(events);
    SockJs sock = client.connect(url, listener);
    return sock.opened().<Session>thenApply(OpenSession::new).toCompletableFuture();
  }

  private record OpenSession(SockJs sock) implements Session {
    @Override
    public void send(String message) {
      sock.send(message);
    }

    @Override
    public void close() {
      sock.close();
    }
  }

  private record Listener(Events events) implements SockJsListener {
    @Override
    public void onMessage(SockJs sock, String message) {
      try {
        events.onMessage(new OpenSession(sock), message);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void onClose(SockJs sock, CloseEvent event) {
      events.onEnd(event.toString());
    }
  }
}
