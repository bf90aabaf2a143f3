package dev.sockjs.benchmarks.endtoend.peer;

import dev.sockjs.SockJsOptions;
import dev.sockjs.spring.SockJsWebSocketClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.glassfish.tyrus.client.ClientManager;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.web.client.RestClient;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.client.WebSocketClient;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.sockjs.client.AbstractXhrTransport;
import org.springframework.web.socket.sockjs.client.JettyXhrTransport;
import org.springframework.web.socket.sockjs.client.RestClientXhrTransport;
import org.springframework.web.socket.sockjs.client.SockJsClient;
import org.springframework.web.socket.sockjs.client.Transport;
import org.springframework.web.socket.sockjs.client.WebSocketTransport;

/** A WebSocketClient of Spring: its own SockJsClient, or this client behind the same interface. */
final class SpringClient implements Client {
  private final WebSocketClient client;
  private final Runnable beforeConnect;

  private SpringClient(WebSocketClient client, Runnable beforeConnect) {
    this.client = client;
    this.beforeConnect = beforeConnect;
  }

  /** Every connect of the others has its info request, too. */
  private static SpringClient of(SockJsClient client) {
    client.start();
    return new SpringClient(client, client::clearServerInfoCache);
  }

  private static SpringClient of(Transport... transports) {
    return of(new SockJsClient(List.of(transports)));
  }

  /** Returns this project's client, as Spring's applications use it. */
  static SpringClient ours(String transport) {
    SockJsOptions options =
        SockJsOptions.builder().transports(transport).infoTimeout(OurClient.INFO_TIMEOUT).build();
    return new SpringClient(
        new SockJsWebSocketClient(dev.sockjs.SockJsClient.create(), options), () -> {});
  }

  /** Returns a client with {@code WebSocketTransport} on Tyrus. */
  static SpringClient webSocket() {
    SockJsClient spring = new SockJsClient(List.of(tyrus()));
    spring.setInfoReceiver(rest());
    return of(spring);
  }

  /** Returns a client with {@code RestClientXhrTransport} on the JDK's HTTP client. */
  static SpringClient rest(boolean streaming) {
    return of(transport(rest(), streaming));
  }

  /** Returns a client with {@code JettyXhrTransport}. */
  static SpringClient jetty(boolean streaming) {
    org.eclipse.jetty.client.HttpClient http = new org.eclipse.jetty.client.HttpClient();
    // By default 64, and each session needs one; without this, idle sessions cannot be measured.
    http.setMaxConnectionsPerDestination(Short.MAX_VALUE);
    return of(transport(new JettyXhrTransport(http), streaming));
  }

  /** Returns a client that falls back from WebSocket to HTTP streaming. */
  static SpringClient all() {
    SockJsClient spring = new SockJsClient(List.of(tyrus(), rest()));
    // Without it, an attempt has no time limit, and nothing follows one that hangs.
    spring.setConnectTimeoutScheduler(new SimpleAsyncTaskScheduler());
    return of(spring);
  }

  /** Names Tyrus, because Tomcat's container is on the class path, too. */
  private static Transport tyrus() {
    return new WebSocketTransport(new StandardWebSocketClient(ClientManager.createClient()));
  }

  /** HTTP/1.1, because the offer of h2c that the JDK makes otherwise ends a sockjs-node server. */
  private static RestClientXhrTransport rest() {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    return new RestClientXhrTransport(
        RestClient.builder().requestFactory(new JdkClientHttpRequestFactory(http)).build());
  }

  private static Transport transport(AbstractXhrTransport transport, boolean streaming) {
    transport.setXhrStreamingDisabled(!streaming);
    return transport;
  }

  @Override
  public CompletableFuture<Session> open(URI url, Events events) {
    beforeConnect.run();
    return client.execute(new Handler(events), url.toString()).thenApply(OpenSession::new);
  }

  private record OpenSession(WebSocketSession session) implements Session {
    @Override
    public void send(String message) throws IOException {
      session.sendMessage(new TextMessage(message));
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

  private static final class Handler extends TextWebSocketHandler {
    private final Events events;

    Handler(Events events) {
      this.events = events;
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message)
        throws Exception {
      events.onMessage(new OpenSession(session), message.getPayload());
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
      events.onEnd(status.toString());
    }
  }
}
