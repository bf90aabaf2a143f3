package dev.sockjs.spring;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
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
        .setHttpMessageCacheSize(10_000); // by default, 100 messages that wait end a session
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

  /** Gives the sessions, messages and ends of the server to the test. */
  static final class ServerHandler extends TextWebSocketHandler implements SubProtocolCapable {

    final BlockingQueue<WebSocketSession> sessions = new LinkedBlockingQueue<>();
    final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    final BlockingQueue<CloseStatus> ends = new LinkedBlockingQueue<>();

    @Override
    public List<String> getSubProtocols() {
      return List.of("v11.stomp", "v12.stomp");
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
      sessions.add(session);
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
      messages.add(message.getPayload());
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
      ends.add(status);
    }
  }
}
