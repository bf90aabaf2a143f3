package dev.sockjs.benchmarks.endtoend.peer;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.CloseReason;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.glassfish.tyrus.client.ClientManager;

/** Tyrus on Grizzly, without SockJS frames. */
final class RawTyrusClient implements Client {
  private final ClientManager container = ClientManager.createClient();

  @Override
  public CompletableFuture<Session> open(URI url, Events events) {
    ClientEndpointConfig config = ClientEndpointConfig.Builder.create().build();
    try {
      return CompletableFuture.completedFuture(
          new OpenSession(
              container.connectToServer(new SessionEndpoint(events), config, RawUrl.of(url))));
    } catch (DeploymentException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record OpenSession(jakarta.websocket.Session session) implements Session {
    @Override
    public void send(String message) throws IOException {
      session.getBasicRemote().sendText(message);
    }

    @Override
    public void close() {
      try {
        session.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class SessionEndpoint extends Endpoint {
    private final Events events;

    SessionEndpoint(Events events) {
      this.events = events;
    }

    @Override
    public void onOpen(jakarta.websocket.Session session, EndpointConfig config) {
      OpenSession open = new OpenSession(session);
      session.addMessageHandler(
          String.class,
          (MessageHandler.Whole<String>)
              message -> {
                try {
                  events.onMessage(open, message);
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
    }

    @Override
    public void onClose(jakarta.websocket.Session session, CloseReason reason) {
      events.onEnd(reason.toString());
    }

    @Override
    public void onError(jakarta.websocket.Session session, Throwable error) {
      events.onEnd(error.toString());
    }
  }
}
