package dev.sockjs.spring;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.server.HandshakeHandler;

/** SockJS endpoints without STOMP: {@code /echo}, and {@code /server} for the test itself. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class Endpoints implements WebSocketConfigurer {

  private final ServerHandler serverHandler = new ServerHandler();

  @Autowired private HandshakeHandler handshakeHandler;

  @Override
  public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
    add(registry, new EchoHandler(), "/echo");
    add(registry, serverHandler, "/server");
  }

  private void add(WebSocketHandlerRegistry registry, WebSocketHandler handler, String path) {
    registry
        .addHandler(handler, path)
        .setHandshakeHandler(handshakeHandler)
        .withSockJS()
        .setSessionCookieNeeded(false) // otherwise, there are no transports named xdr
        // By default, 100 messages that wait end a session, or 5 s without a request of the client,
        // which can pass on a busy machine.
        .setHttpMessageCacheSize(10_000)
        .setDisconnectDelay(30_000);
  }

  @Bean
  ServerHandler serverHandler() {
    return serverHandler;
  }

  private static final class EchoHandler extends TextWebSocketHandler {
    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message)
        throws Exception {
      session.sendMessage(message);
    }
  }

  /** Gives the sessions of the server, and their ends, to the test. */
  static final class ServerHandler extends TextWebSocketHandler implements SubProtocolCapable {

    private final Map<String, CompletableFuture<WebSocketSession>> sessions =
        new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<CloseStatus>> ends = new ConcurrentHashMap<>();

    /** Waits for the server's side of a session of the client. */
    WebSocketSession sessionOf(WebSocketSession client) throws Exception {
      return future(sessions, client).get(60, TimeUnit.SECONDS);
    }

    /** Waits until the server's side of a session has ended. */
    CloseStatus endOf(WebSocketSession client) throws Exception {
      return future(ends, client).get(60, TimeUnit.SECONDS);
    }

    /** Returns the future for a session, which both sides know by one id. */
    private static <T> CompletableFuture<T> future(
        Map<String, CompletableFuture<T>> futures, WebSocketSession session) {
      return futures.computeIfAbsent(session.getId(), id -> new CompletableFuture<>());
    }

    @Override
    public List<String> getSubProtocols() {
      return List.of("v11.stomp", "v12.stomp");
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
      future(sessions, session).complete(session);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
      future(ends, session).complete(status);
    }
  }
}
