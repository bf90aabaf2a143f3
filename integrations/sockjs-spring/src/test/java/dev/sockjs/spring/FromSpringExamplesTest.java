package dev.sockjs.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Headers;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.spring.Endpoints.ServerHandler;
import java.lang.reflect.Type;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.converter.StringMessageConverter;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.messaging.simp.stomp.StompFrameHandler;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.messaging.simp.stomp.StompSessionHandlerAdapter;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.client.WebSocketClient;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.messaging.WebSocketStompClient;
import org.springframework.web.socket.server.HandshakeHandler;

/**
 * The examples of {@code docs/from-spring.md}, in its order. {@code DocumentExamplesTest} compares
 * them with the document.
 */
@Timeout(180)
final class FromSpringExamplesTest {

  private static SpringServer server;

  private interface Tokens {
    CompletionStage<String> current();
  }

  /** A broker without anything in front of it. */
  @Configuration(proxyBeanMethods = false)
  @EnableWebSocketMessageBroker
  static class Broker implements WebSocketMessageBrokerConfigurer {

    @Autowired private HandshakeHandler handshakeHandler;

    @Override
    public void registerStompEndpoints(StompEndpointRegistry registry) {
      registry.addEndpoint("/stomp").setHandshakeHandler(handshakeHandler).withSockJS();
    }

    @Override
    public void configureMessageBroker(MessageBrokerRegistry registry) {
      registry.enableSimpleBroker("/topic");
    }
  }

  @BeforeAll
  static void start() throws Exception {
    server = SpringServer.start(Container.TOMCAT, Endpoints.class, Broker.class);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  private static String authorizationAtServer(WebSocketSession session) throws Exception {
    return server
        .bean(ServerHandler.class)
        .sessionOf(session)
        .getHandshakeHeaders()
        .getFirst("Authorization");
  }

  @Test
  void settingsAreThoseOfASharedClient() throws Exception {
    SSLContext sslContext = SSLContext.getDefault();
    Tokens tokens = () -> CompletableFuture.completedFuture("token");
    // begin example
    SockJsClient shared =
        SockJsClient.builder()
            .sslContext(sslContext)
            .defaultOptions(
                SockJsOptions.builder()
                    .transports("websocket", "xhr-polling")
                    .headers(
                        kind ->
                            tokens
                                .current()
                                .thenApply(token -> Headers.of("Authorization", "Bearer " + token)))
                    .build())
            .build();
    WebSocketClient client = new SockJsWebSocketClient(shared);
    // end example
    try (shared) {
      WebSocketSession session =
          client.execute(new RecordingHandler(), null, server.url("/server")).get();
      assertEquals("Bearer token", authorizationAtServer(session));
    }
  }

  @Test
  void plainClientGetsTheEcho() throws Exception {
    String url = server.url("/echo").toString();
    BlockingQueue<String> replies = new LinkedBlockingQueue<>();
    // begin example
    SockJsWebSocketClient client = new SockJsWebSocketClient();
    WebSocketSession session =
        client
            .execute(
                new TextWebSocketHandler() {
                  @Override
                  protected void handleTextMessage(WebSocketSession s, TextMessage message) {
                    replies.add(message.getPayload());
                  }
                },
                url)
            .get();
    session.sendMessage(new TextMessage("hello"));
    // end example
    assertEquals("hello", replies.poll(60, TimeUnit.SECONDS));
    client.stop();
  }

  @Test
  void handshakeHeadersReachTheServer() throws Exception {
    String url = server.url("/server").toString();
    String token = "secret";
    WebSocketHandler handler = new RecordingHandler();
    SockJsWebSocketClient client = new SockJsWebSocketClient();
    // begin example
    WebSocketHttpHeaders headers = new WebSocketHttpHeaders();
    headers.setBearerAuth(token);
    WebSocketSession session = client.execute(handler, headers, URI.create(url)).get();
    // end example
    assertTrue(session.isOpen());
    assertEquals("Bearer secret", authorizationAtServer(session));
    client.stop();
  }

  @Test
  void stompSessionReceivesWhatIsPublished() throws Exception {
    String url = server.url("/stomp").toString();
    BlockingQueue<String> inbox = new LinkedBlockingQueue<>();
    ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
    scheduler.initialize();
    // begin example
    WebSocketStompClient stomp = new WebSocketStompClient(new SockJsWebSocketClient());
    stomp.setMessageConverter(new StringMessageConverter());
    stomp.setTaskScheduler(scheduler); // for heart-beats
    StompSession session = stomp.connectAsync(url, new StompSessionHandlerAdapter() {}).get();
    session.subscribe(
        "/topic/news",
        new StompFrameHandler() {
          @Override
          public Type getPayloadType(StompHeaders headers) {
            return String.class;
          }

          @Override
          public void handleFrame(StompHeaders headers, Object payload) {
            inbox.add((String) payload);
          }
        });
    // end example
    String received = null;
    while (received == null) { // the broker may handle what was sent before the subscription
      session.send("/topic/news", "hello");
      received = inbox.poll(100, TimeUnit.MILLISECONDS);
    }
    assertEquals("hello", received);
    session.disconnect();
    ((SockJsWebSocketClient) stomp.getWebSocketClient()).stop();
    scheduler.shutdown();
  }
}
