package dev.sockjs.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.SockJsClient;
import dev.sockjs.spring.StompTestClient.Errors;
import dev.sockjs.spring.StompTestClient.Inbox;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.simp.config.ChannelRegistration;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.messaging.support.ChannelInterceptor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.client.WebSocketClient;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;
import org.springframework.web.socket.server.HandshakeHandler;

/**
 * The heart-beats of STOMP, in every combination of none and some. All sessions are opened before
 * the first test, so that they wait for heart-beats at the same time.
 */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StompHeartbeatTest {

  /** Both sides of Spring end a session after three intervals without a heart-beat. */
  private static final long INTERVAL_MILLIS = 3000;

  private static final List<long[]> VALUES =
      List.of(
          new long[] {0, 0},
          new long[] {0, INTERVAL_MILLIS},
          new long[] {INTERVAL_MILLIS, 0},
          new long[] {INTERVAL_MILLIS, INTERVAL_MILLIS});

  /** The servers that have these values. */
  private static final List<Class<?>> CONFIGURATIONS =
      List.of(None.class, ToServer.class, ToClient.class, Both.class);

  /** Each transport is tested in one of the containers. */
  private static final Map<String, Container> TRANSPORTS =
      Map.of(
          "websocket", Container.TOMCAT,
          "xhr-streaming", Container.JETTY,
          "eventsource", Container.TOMCAT,
          "xhr-polling", Container.JETTY);

  private final SockJsClient client = SockJsClient.create();
  private final List<SpringServer> servers = new ArrayList<>();
  private final Map<String, List<Combination>> combinations = new HashMap<>();

  @BeforeAll
  void openSessions() throws Exception {
    for (Container container : Container.values()) {
      for (int i = 0; i < VALUES.size(); i++) {
        SpringServer server = SpringServer.start(container, CONFIGURATIONS.get(i));
        servers.add(server);
        for (Map.Entry<String, Container> transport : TRANSPORTS.entrySet()) {
          if (transport.getValue() == container) {
            openSessions(transport.getKey(), server, VALUES.get(i));
          }
        }
      }
    }
  }

  /** Opens a session with each value of the client. */
  private void openSessions(String transport, SpringServer server, long[] ofServer)
      throws Exception {
    SockJsWebSocketClient webSockets =
        new SockJsWebSocketClient(client, SpringServers.options(transport).build());
    for (long[] ofClient : VALUES) {
      combinations
          .computeIfAbsent(transport, name -> new ArrayList<>())
          .add(new Combination(server, ofServer, ofClient, webSockets));
    }
  }

  @AfterAll
  void closeSessions() {
    combinations.values().forEach(list -> list.forEach(Combination::close));
    client.close();
    servers.forEach(SpringServer::close);
  }

  /** A server whose broker has one of the values. */
  abstract static class Endpoints implements WebSocketMessageBrokerConfigurer {

    @Autowired private HandshakeHandler handshakeHandler;
    @Autowired private Heartbeats heartbeats;
    private final long[] value;

    Endpoints(int index) {
      value = VALUES.get(index);
    }

    @Bean
    static Heartbeats heartbeats() {
      return new Heartbeats();
    }

    @Bean
    static ThreadPoolTaskScheduler brokerScheduler() {
      return new ThreadPoolTaskScheduler();
    }

    @Autowired private ThreadPoolTaskScheduler brokerScheduler;

    @Override
    public void registerStompEndpoints(StompEndpointRegistry registry) {
      registry.setPreserveReceiveOrder(true);
      registry
          .addEndpoint("/stomp")
          .setHandshakeHandler(handshakeHandler)
          .withSockJS()
          .setDisconnectDelay(30_000);
    }

    @Override
    public void configureMessageBroker(MessageBrokerRegistry registry) {
      registry
          .enableSimpleBroker("/topic")
          .setHeartbeatValue(value)
          .setTaskScheduler(brokerScheduler);
    }

    @Override
    public void configureClientInboundChannel(ChannelRegistration registration) {
      registration.interceptors(heartbeats);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableWebSocketMessageBroker
  static class None extends Endpoints {
    None() {
      super(0);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableWebSocketMessageBroker
  static class ToServer extends Endpoints {
    ToServer() {
      super(1);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableWebSocketMessageBroker
  static class ToClient extends Endpoints {
    ToClient() {
      super(2);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableWebSocketMessageBroker
  static class Both extends Endpoints {
    Both() {
      super(3);
    }
  }

  /** Counts the heart-beats of the clients, by the id of the session. */
  static final class Heartbeats implements ChannelInterceptor {

    private final Map<String, Beats> bySession = new ConcurrentHashMap<>();

    Beats of(String sessionId) {
      return bySession.computeIfAbsent(sessionId, id -> new Beats());
    }

    @Override
    public Message<?> preSend(Message<?> message, MessageChannel channel) {
      if (SimpMessageHeaderAccessor.getMessageType(message.getHeaders())
          == SimpMessageType.HEARTBEAT) {
        of(SimpMessageHeaderAccessor.getSessionId(message.getHeaders())).add();
      }
      return message;
    }
  }

  /** Some heart-beats of one side of a session. */
  private static final class Beats {

    private final CountDownLatch three = new CountDownLatch(3);

    void add() {
      three.countDown();
    }

    void await(boolean expected, String label) throws InterruptedException {
      if (expected) {
        assertTrue(three.await(60, TimeUnit.SECONDS), label);
      }
    }

    void assertNone(boolean expected, String label) {
      if (!expected) {
        assertEquals(3, three.getCount(), label);
      }
    }
  }

  /** Counts the heart-beats of the server. */
  private record CountingClient(
      WebSocketClient client, Beats beats, CompletableFuture<String> sessionId)
      implements WebSocketClient {

    @Override
    public CompletableFuture<WebSocketSession> execute(
        WebSocketHandler handler, String uriTemplate, Object... uriVariables) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<WebSocketSession> execute(
        WebSocketHandler handler, WebSocketHttpHeaders headers, URI url) {
      return client.execute(
          new WebSocketHandlerDecorator(handler) {
            @Override
            public void afterConnectionEstablished(WebSocketSession session) throws Exception {
              sessionId.complete(session.getId());
              super.afterConnectionEstablished(session);
            }

            @Override
            public void handleMessage(WebSocketSession session, WebSocketMessage<?> message)
                throws Exception {
              if (message instanceof TextMessage text && text.getPayload().equals("\n")) {
                beats.add();
              }
              super.handleMessage(session, message);
            }
          },
          headers,
          url);
    }
  }

  /** One session, and the heart-beats that both sides are to see. */
  private static final class Combination implements AutoCloseable {

    private final String label;
    private final boolean toServer;
    private final boolean toClient;
    private final SpringServer server;
    private final Beats atClient = new Beats();
    private final CompletableFuture<String> id = new CompletableFuture<>();
    private final Errors errors = new Errors();
    private final StompTestClient stomp;
    private final StompSession session;

    Combination(SpringServer server, long[] ofServer, long[] ofClient, WebSocketClient client)
        throws Exception {
      this.server = server;
      label = "client " + Arrays.toString(ofClient) + ", server " + Arrays.toString(ofServer);
      toServer = ofClient[0] > 0 && ofServer[1] > 0;
      toClient = ofServer[0] > 0 && ofClient[1] > 0;
      stomp = new StompTestClient(new CountingClient(client, atClient, id));
      StompHeaders headers = new StompHeaders();
      headers.setHeartbeat(ofClient);
      session = stomp.connect(server, null, headers, errors);
    }

    private Beats atServer() {
      return server.bean(Heartbeats.class).of(id.join());
    }

    void awaitHeartbeats() throws InterruptedException {
      atServer().await(toServer, label);
      atClient.await(toClient, label);
    }

    void assertStillConnected() throws InterruptedException {
      atServer().assertNone(toServer, label);
      atClient.assertNone(toClient, label);
      Inbox inbox = new Inbox();
      session.subscribe("/topic/still-here", inbox);
      session.send("/topic/still-here", label);
      assertEquals(label, inbox.next());
      assertEquals(List.of(), List.copyOf(errors.transportErrors), label);
    }

    @Override
    public void close() {
      stomp.close();
    }
  }

  static Set<String> transports() {
    return TRANSPORTS.keySet();
  }

  @ParameterizedTest
  @MethodSource("transports")
  void heartbeatsFlowAsAgreedAndTheSessionStaysOpen(String transport) throws Exception {
    List<Combination> ofTransport = combinations.get(transport);
    for (Combination combination : ofTransport) {
      combination.awaitHeartbeats();
    }
    for (Combination combination : ofTransport) {
      combination.assertStillConnected();
    }
  }
}
