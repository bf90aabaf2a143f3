package dev.sockjs.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.sockjs.SockJsClient;
import dev.sockjs.spring.StompTestClient.Inbox;
import dev.sockjs.spring.stomp.ReconnectingStompSession;
import dev.sockjs.spring.stomp.ReconnectingStompSessionBuilder;
import dev.sockjs.spring.stomp.StompDisconnect;
import dev.sockjs.spring.stomp.StompSessionListener;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.web.socket.WebSocketHttpHeaders;

/** Sessions that connect again to servers of Spring. */
@Timeout(180)
class ReconnectingStompServerTest {

  private static final Duration SHORT = Duration.ofMillis(20);

  /** Long enough that no attempt meets a server that still accepts connections while it stops. */
  private static final Duration UNTIL_STOPPED = Duration.ofMillis(500);

  private static final SockJsClient CLIENT = SockJsClient.create();

  @AfterAll
  static void closeClient() {
    CLIENT.close();
  }

  private static final class Events implements StompSessionListener {

    final BlockingQueue<Integer> connected = new LinkedBlockingQueue<>();
    final BlockingQueue<StompDisconnect> disconnects = new LinkedBlockingQueue<>();
    final BlockingQueue<Optional<StompDisconnect>> stops = new LinkedBlockingQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public void onConnected(StompSession session, StompHeaders connectedHeaders) {
      connected.add(count.incrementAndGet());
    }

    @Override
    public void onDisconnected(StompDisconnect disconnect) {
      disconnects.add(disconnect);
    }

    @Override
    public void onStopped(Optional<StompDisconnect> reason) {
      stops.add(reason);
    }
  }

  private static <T> T next(BlockingQueue<T> events) throws InterruptedException {
    T event = events.poll(60, TimeUnit.SECONDS);
    assertNotNull(event, "no event came");
    return event;
  }

  private static StompTestClient stomp(String transport) {
    return new StompTestClient(
        new SockJsWebSocketClient(CLIENT, SpringServers.optionsForRestarts(transport)));
  }

  private static ReconnectingStompSessionBuilder session(
      StompTestClient stomp, SpringServer server, Events events) {
    return ReconnectingStompSession.builder(stomp.stomp(), server.url("/stomp"))
        .backOff(SHORT, SHORT)
        .listener(events);
  }

  @ParameterizedTest
  @CsvSource({
    "TOMCAT, websocket",
    "JETTY, xhr-streaming",
    "TOMCAT, eventsource",
    "JETTY, xhr-polling",
  })
  void serverIsRestarted(Container container, String transport) throws Exception {
    Events events = new Events();
    Inbox inbox = new Inbox();
    try (SpringServer server = SpringServer.start(container, StompEndpoints.class);
        StompTestClient stomp = stomp(transport);
        ReconnectingStompSession session =
            session(stomp, server, events)
                .backOff(UNTIL_STOPPED, UNTIL_STOPPED)
                .receipts(true)
                .build()) {
      session.subscribe("/topic/restart", inbox);
      session.start();
      next(events.connected);
      session.send("/topic/restart", "before").toCompletableFuture().get(60, TimeUnit.SECONDS);
      assertEquals("before", inbox.next());
      server.restart();
      assertEquals(2, next(events.connected));
      session.send("/topic/restart", "after").toCompletableFuture().get(60, TimeUnit.SECONDS);
      assertEquals("after", inbox.next());
      assertEquals(List.of(), next(events.disconnects).possiblyLost());
    }
    assertEquals(Optional.empty(), next(events.stops));
  }

  /** Lets only requests pass whose token has this number or a higher one. */
  private static Filter fromTokenOn(AtomicInteger oldest) {
    return (request, response, chain) -> {
      String given = ((HttpServletRequest) request).getHeader("Authorization");
      if (given != null && Integer.parseInt(given.substring("Bearer ".length())) >= oldest.get()) {
        chain.doFilter(request, response);
      } else {
        ((HttpServletResponse) response).setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      }
    };
  }

  private static WebSocketHttpHeaders bearer(int token) {
    WebSocketHttpHeaders headers = new WebSocketHttpHeaders();
    headers.setBearerAuth(String.valueOf(token));
    return headers;
  }

  @ParameterizedTest
  @ValueSource(strings = {"websocket", "xhr-polling"})
  void expiredTokenIsRenewed(String transport) throws Exception {
    AtomicInteger oldest = new AtomicInteger(1);
    AtomicInteger token = new AtomicInteger();
    Events events = new Events();
    Inbox inbox = new Inbox();
    try (SpringServer server =
            SpringServer.start(Container.TOMCAT, fromTokenOn(oldest), StompEndpoints.class);
        StompTestClient stomp = stomp(transport);
        ReconnectingStompSession session =
            session(stomp, server, events)
                .handshakeHeaders(() -> bearer(token.incrementAndGet()))
                .build()) {
      session.subscribe("/topic/token", inbox);
      session.start();
      next(events.connected);
      oldest.set(Integer.MAX_VALUE);
      server.restart();
      StompDisconnect refused;
      // Before, a poll of the open session may be refused, and a connect while no server listens.
      do {
        refused = next(events.disconnects);
      } while (refused.wasConnected() || !refused.httpStatus().equals(OptionalInt.of(401)));
      oldest.set(token.get() + 1);
      next(events.connected);
      session.send("/topic/token", "with a new token");
      assertEquals("with a new token", inbox.next());
    }
  }

  @Test
  void applicationStopsAfterARefusal() throws Exception {
    Events events = new Events();
    try (SpringServer server =
            SpringServer.start(
                Container.TOMCAT, fromTokenOn(new AtomicInteger(2)), StompEndpoints.class);
        StompTestClient stomp = stomp("websocket");
        ReconnectingStompSession session =
            session(stomp, server, events)
                .handshakeHeaders(() -> bearer(1))
                .retryIf(disconnect -> disconnect.httpStatus().orElse(0) != 401)
                .build()) {
      session.start();
      assertEquals(OptionalInt.of(401), next(events.stops).orElseThrow().httpStatus());
      assertFalse(session.isRunning());
      assertEquals(1, events.disconnects.size());
    }
  }
}
