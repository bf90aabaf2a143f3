package dev.sockjs.spring.stomp;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.client.WebSocketClient;

/** A WebSocket client whose server is the test. */
final class FakeWebSocketClient implements WebSocketClient {

  private final List<FakeConnection> connections = new ArrayList<>();

  /** Returns the connection that was asked for last. */
  FakeConnection last() {
    return connections.get(connections.size() - 1);
  }

  int count() {
    return connections.size();
  }

  @Override
  public CompletableFuture<WebSocketSession> execute(
      WebSocketHandler handler, String uriTemplate, Object... uriVariables) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletableFuture<WebSocketSession> execute(
      WebSocketHandler handler, WebSocketHttpHeaders headers, URI uri) {
    FakeConnection connection = new FakeConnection(handler, headers, uri);
    connections.add(connection);
    return connection.opening();
  }
}
