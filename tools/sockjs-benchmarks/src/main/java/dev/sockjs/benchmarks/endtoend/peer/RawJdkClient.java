package dev.sockjs.benchmarks.endtoend.peer;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@link WebSocket} of the JDK, without SockJS frames. */
final class RawJdkClient implements Client {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Override
  public CompletableFuture<Session> open(URI url, Events events) {
    Listener listener = new Listener(events);
    return http.newWebSocketBuilder()
        .buildAsync(RawUrl.of(url), listener)
        .thenApply(socket -> listener.session(socket));
  }

  /** Allows one send at a time, and queues what is sent meanwhile, as the JDK demands. */
  private static final class OpenSession implements Session {
    private final WebSocket socket;
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

    OpenSession(WebSocket socket) {
      this.socket = socket;
    }

    @Override
    public synchronized void send(String message) {
      last =
          last.isDone()
              ? socket.sendText(message, true)
              : last.thenCompose(sent -> socket.sendText(message, true));
    }

    @Override
    public synchronized void close() {
      last = last.thenCompose(sent -> socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
    }
  }

  private static final class Listener implements WebSocket.Listener {
    private final Events events;
    private final StringBuilder partial = new StringBuilder();
    private @Nullable OpenSession session;

    Listener(Events events) {
      this.events = events;
    }

    synchronized OpenSession session(WebSocket socket) {
      if (session == null) {
        session = new OpenSession(socket);
      }
      return session;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      String message = data.toString();
      if (!last || !partial.isEmpty()) {
        partial.append(message);
        message = partial.toString();
      }
      if (last) {
        partial.setLength(0);
        try {
          events.onMessage(session(socket), message);
        } catch (Exception e) {
          socket.abort();
          events.onEnd(e.toString());
        }
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      events.onEnd(code + " " + reason);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      events.onEnd(error.toString());
    }
  }
}
