package dev.sockjs.benchmarks.endtoend.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.client.WebSocketClient;
import org.jspecify.annotations.Nullable;

/** Jetty's WebSocketClient, without SockJS frames. */
final class RawJettyClient implements Client {
  private final WebSocketClient client = new WebSocketClient();

  RawJettyClient() {
    try {
      client.getHttpClient().setMaxConnectionsPerDestination(Short.MAX_VALUE);
      client.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public CompletableFuture<Session> open(URI url, Events events) {
    try {
      return client
          .connect(new Listener(events), RawUrl.of(url))
          .<Session>thenApply(OpenSession::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record OpenSession(org.eclipse.jetty.websocket.api.Session session) implements Session {
    @Override
    public void send(String message) {
      session.sendText(message, Callback.NOOP);
    }

    @Override
    public void close() {
      session.close();
    }
  }

  /** Public, because Jetty calls it by method handles. */
  public static final class Listener
      implements org.eclipse.jetty.websocket.api.Session.Listener.AutoDemanding {
    private final Events events;
    private @Nullable OpenSession session;

    Listener(Events events) {
      this.events = events;
    }

    @Override
    public void onWebSocketOpen(org.eclipse.jetty.websocket.api.Session session) {
      this.session = new OpenSession(session);
    }

    @Override
    public void onWebSocketText(String message) {
      try {
        if (session != null) {
          events.onMessage(session, message);
        }
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void onWebSocketClose(int code, @Nullable String reason, Callback callback) {
      callback.succeed();
      events.onEnd(code + " " + reason);
    }
  }
}
