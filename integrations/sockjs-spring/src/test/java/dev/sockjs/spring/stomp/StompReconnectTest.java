package dev.sockjs.spring.stomp;

import static dev.sockjs.spring.stomp.StompFixture.SECOND;
import static dev.sockjs.spring.stomp.StompFixture.addTo;
import static dev.sockjs.spring.stomp.StompFixture.ignored;
import static dev.sockjs.spring.stomp.StompFixture.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.ConnectFailedException;
import dev.sockjs.Phase;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.web.socket.WebSocketHttpHeaders;

/** When a session connects, and what it sends first. */
class StompReconnectTest {

  private final StompFixture fixture = new StompFixture();

  private List<String> events() {
    return fixture.listener.take();
  }

  private FakeConnection server() {
    return fixture.server.last();
  }

  @Test
  void startReturnsBeforeTheFirstAttempt() {
    ReconnectingStompSession session = fixture.builder().build();
    session.start();
    assertEquals(0, fixture.server.count());
    fixture.scheduler.run();
    assertEquals(1, fixture.server.count());
    assertEquals(StompState.CONNECTING, session.state());
    server().accept();
    assertEquals(StompState.CONNECTED, session.state());
    assertEquals(List.of("connecting 1", "connected"), events());
  }

  @Test
  void lostConnectionIsReplacedAfterAPause() {
    ReconnectingStompSession session = fixture.connected(fixture.builder().build());
    server().lose();
    assertEquals(List.of("disconnected true", "waiting 1000"), events());
    assertEquals(StompState.WAITING, session.state());
    fixture.scheduler.advance(Duration.ofMillis(999));
    assertEquals(1, fixture.server.count());
    fixture.scheduler.advance(Duration.ofMillis(1));
    assertEquals(2, fixture.server.count());
    server().accept();
    assertEquals(List.of("connecting 2", "connected"), events());
    assertEquals(StompState.CONNECTED, session.state());
  }

  @Test
  void pausesGrowToTheLongest() {
    fixture.started(fixture.builder().backOff(SECOND, Duration.ofSeconds(5)).build());
    List<String> pauses = new ArrayList<>();
    for (int attempt = 1; attempt <= 5; attempt++) {
      server().refuse(new ConnectException("refused"));
      pauses.add(events().get(1));
      fixture.scheduler.advance(Duration.ofSeconds(5));
      events();
    }
    assertEquals(
        List.of("waiting 1000", "waiting 2000", "waiting 4000", "waiting 5000", "waiting 5000"),
        pauses);
  }

  @Test
  void jitterShortensAPauseByItsPart() {
    fixture.started(fixture.builder().jitter(0.5).random(() -> 0.5).build());
    server().refuse(new ConnectException("refused"));
    assertEquals(List.of("disconnected false", "waiting 750"), events());
  }

  @Test
  void pausesStartOverOnceAConnectionWasStable() {
    fixture.connected(fixture.builder().stableAfter(Duration.ofSeconds(10)).build());
    server().lose();
    fixture.scheduler.advance(SECOND);
    server().accept();
    server().lose();
    assertTrue(events().contains("waiting 2000"), "not stable");
    fixture.scheduler.advance(Duration.ofSeconds(2));
    server().accept();
    fixture.scheduler.advance(Duration.ofSeconds(10));
    server().lose();
    assertTrue(events().contains("waiting 1000"), "stable");
    assertEquals(0, fixture.listener.lastDisconnect().attempts());
    fixture.scheduler.advance(SECOND);
    assertEquals(List.of("connecting 1"), events());
  }

  @Test
  void eachAttemptAsksForUrlAndHeaders() {
    AtomicInteger urls = new AtomicInteger();
    AtomicInteger tokens = new AtomicInteger();
    AtomicInteger logins = new AtomicInteger();
    fixture.started(
        fixture
            .builder()
            .url(() -> URI.create("http://localhost/" + urls.incrementAndGet()))
            .handshakeHeaders(
                () -> {
                  WebSocketHttpHeaders headers = new WebSocketHttpHeaders();
                  headers.setBearerAuth("token" + tokens.incrementAndGet());
                  return headers;
                })
            .connectHeaders(
                () -> {
                  StompHeaders headers = new StompHeaders();
                  headers.setLogin("login" + logins.incrementAndGet());
                  return headers;
                })
            .build());
    for (int attempt = 1; attempt <= 3; attempt++) {
      assertEquals(URI.create("http://localhost/" + attempt), server().getUri());
      assertEquals("Bearer token" + attempt, server().headers().getFirst("Authorization"));
      server().open();
      assertEquals(" login" + attempt, FakeConnection.header(server().takeSent().get(0), "login"));
      server().lose();
      fixture.scheduler.advance(Duration.ofMinutes(1));
    }
  }

  @Test
  void supplierThatThrowsIsAFailedAttempt() {
    AtomicInteger calls = new AtomicInteger();
    fixture.started(
        fixture
            .builder()
            .handshakeHeaders(
                () -> {
                  if (calls.incrementAndGet() == 1) {
                    throw new IllegalStateException("no token");
                  }
                  return new WebSocketHttpHeaders();
                })
            .build());
    assertEquals("no token", fixture.listener.lastDisconnect().cause().getMessage());
    fixture.scheduler.advance(SECOND);
    server().accept();
    assertEquals(2, calls.get());
  }

  @Test
  void subscriptionsAreRenewedInTheirOrder() {
    ReconnectingStompSession session = fixture.builder().build();
    session.subscribe("/topic/a", ignored());
    fixture.connected(session);
    StompSubscription b = session.subscribe("/topic/b", ignored());
    session.subscribe("/topic/c", ignored());
    b.unsubscribe();
    assertEquals(
        List.of("SUBSCRIBE /topic/a", "SUBSCRIBE /topic/b", "SUBSCRIBE /topic/c", "UNSUBSCRIBE"),
        server().takeCommands());
    server().lose();
    session.subscribe("/topic/d", ignored());
    fixture.scheduler.advance(SECOND);
    server().accept();
    assertEquals(
        List.of("SUBSCRIBE /topic/a", "SUBSCRIBE /topic/c", "SUBSCRIBE /topic/d"),
        server().takeCommands());
  }

  @Test
  void subscriptionMadeDuringRenewalIsSentOnce() {
    ReconnectingStompSession session = fixture.builder().build();
    session.subscribe("/topic/a", ignored());
    fixture.started(session);
    server()
        .beforeSend(
            frame -> {
              if (frame.startsWith("SUBSCRIBE") && frame.contains("/topic/a")) {
                session.subscribe("/topic/b", ignored());
              }
            });
    server().accept();
    assertEquals(List.of("SUBSCRIBE /topic/a", "SUBSCRIBE /topic/b"), server().takeCommands());
  }

  @Test
  void messagesReachTheHandlerOverEachConnection() {
    List<Object> received = new ArrayList<>();
    ReconnectingStompSession session = fixture.builder().build();
    StompSubscription subscription = session.subscribe("/topic/a", addTo(received));
    fixture.connected(session);
    server().receive("MESSAGE\nsubscription:0\nmessage-id:1\ncontent-type:text/plain\n\none\0");
    server().lose();
    fixture.scheduler.advance(SECOND);
    server().accept();
    server().receive("MESSAGE\nsubscription:0\nmessage-id:1\ncontent-type:text/plain\n\ntwo\0");
    subscription.unsubscribe();
    server().receive("MESSAGE\nsubscription:0\nmessage-id:2\ncontent-type:text/plain\n\nthree\0");
    assertEquals(List.of("one", "two"), received);
  }

  @Test
  void attemptWithoutConnectedFrameTimesOutAndIsClosed() {
    fixture.started(fixture.builder().connectTimeout(Duration.ofSeconds(5)).build());
    FakeConnection first = server();
    first.open();
    fixture.scheduler.advance(Duration.ofSeconds(5));
    assertInstanceOf(TimeoutException.class, fixture.listener.lastDisconnect().cause());
    assertFalse(first.isOpen());
    first.receive("CONNECTED\nversion:1.2\n\n\0");
    assertEquals(List.of("disconnected false", "waiting 1000"), events());
  }

  @Test
  void webSocketThatOpensAfterTheTimeoutIsClosedAtOnce() {
    fixture.started(fixture.builder().connectTimeout(Duration.ofSeconds(5)).build());
    FakeConnection first = server();
    fixture.scheduler.advance(Duration.ofSeconds(5));
    assertTrue(first.opening().isCancelled());
    first.open();
    assertFalse(first.isOpen());
    assertEquals(List.of(), first.takeSent());
  }

  @Test
  void errorFrameEndsTheConnectionAndIsReported() {
    fixture.connected(fixture.builder().build());
    FakeConnection first = server();
    first.receive("ERROR\nmessage:no such queue\ncontent-type:text/plain\n\ndetails\0");
    StompErrorException error =
        assertInstanceOf(StompErrorException.class, fixture.listener.lastDisconnect().cause());
    assertEquals("details", error.body());
    assertEquals("no such queue", error.headers().getFirst("message"));
    assertFalse(first.isOpen());
    assertEquals(List.of("disconnected true", "waiting 1000"), events());
  }

  @Test
  void errorFrameInsteadOfConnectedIsReported() {
    fixture.started(fixture.builder().build());
    server().open();
    server().receive("ERROR\nmessage:Bad credentials\n\n\0");
    assertEquals(
        "The server sent an ERROR frame: Bad credentials",
        fixture.listener.lastDisconnect().cause().getMessage());
  }

  @Test
  void applicationCanStopAfterARefusal() {
    List<OptionalInt> statuses = new ArrayList<>();
    ReconnectingStompSession session =
        fixture
            .builder()
            .retryIf(
                disconnect -> {
                  statuses.add(disconnect.httpStatus());
                  return disconnect.httpStatus().orElse(0) != 401;
                })
            .build();
    fixture.started(session);
    server().refuse(refusedWith(503));
    fixture.scheduler.advance(SECOND);
    server().refuse(refusedWith(401));
    assertEquals(List.of(OptionalInt.of(503), OptionalInt.of(401)), statuses);
    assertFalse(session.isRunning());
    assertEquals(0, fixture.scheduler.pending());
    assertTrue(events().get(4).startsWith("stopped Could not connect"), "reason");
  }

  private static ConnectFailedException refusedWith(int status) {
    Attempt attempt =
        Attempt.of("websocket", Attempt.Outcome.FAILED, Phase.REQUEST, Duration.ZERO)
            .withStatus(status);
    return new ConnectFailedException(
        "http://localhost/ws",
        CloseEvent.of(2000, "All transports failed", false),
        List.of(attempt));
  }

  @Test
  void decisionThatThrowsDoesNotEndTheSession() {
    ReconnectingStompSession session =
        fixture
            .builder()
            .retryIf(
                disconnect -> {
                  throw new IllegalStateException("no decision");
                })
            .build();
    fixture.started(session);
    server().refuse(new ConnectException("refused"));
    assertEquals(StompState.WAITING, session.state());
  }

  @Test
  void attemptsAreBounded() {
    ReconnectingStompSession session = fixture.builder().maxAttempts(2).build();
    fixture.started(session);
    server().refuse(new ConnectException("first"));
    fixture.scheduler.advance(SECOND);
    server().refuse(new ConnectException("second"));
    assertEquals(
        List.of(
            "disconnected false",
            "waiting 1000",
            "connecting 2",
            "disconnected false",
            "stopped second"),
        events());
    assertEquals(0, fixture.scheduler.pending());
  }

  @Test
  void timeWithoutAConnectionIsBounded() {
    ReconnectingStompSession session =
        fixture.builder().giveUpAfter(Duration.ofSeconds(10)).build();
    fixture.connected(session);
    fixture.scheduler.advance(Duration.ofMinutes(1));
    server().lose();
    fixture.scheduler.advance(SECOND); // The second attempt never ends.
    fixture.scheduler.advance(Duration.ofMillis(8_999));
    assertTrue(session.isRunning());
    fixture.scheduler.advance(Duration.ofMillis(1));
    assertFalse(session.isRunning());
    assertTrue(server().opening().isCancelled());
    assertEquals(0, fixture.scheduler.pending());
    assertTrue(events().contains("stopped No connection within 10000 ms"), "reason");
  }

  @Test
  void handlerThatThrowsIsReported() {
    ReconnectingStompSession session = fixture.builder().build();
    session.subscribe(
        "/topic/a",
        texts(
            text -> {
              throw new IllegalStateException("handler");
            }));
    fixture.connected(session);
    server().receive("MESSAGE\nsubscription:0\nmessage-id:1\ncontent-type:text/plain\n\none\0");
    assertEquals(List.of("exception handler"), events());
    assertEquals(StompState.CONNECTED, session.state());
  }

  @Test
  void listenerThatThrowsDoesNotEndTheSession() {
    ReconnectingStompSession session =
        fixture
            .builder()
            .listener(
                new StompSessionListener() {
                  @Override
                  public void onConnecting(int attempt) {
                    throw new IllegalStateException("listener");
                  }
                })
            .build();
    fixture.connected(session);
    assertEquals(StompState.CONNECTED, session.state());
  }

  @Test
  void schedulerThatIsShutDownEndsTheSession() {
    ReconnectingStompSession session = fixture.connected(fixture.builder().build());
    fixture.scheduler.shutDown();
    server().lose();
    assertFalse(session.isRunning());
    assertEquals(List.of("disconnected true", "stopped Connection closed"), events());
  }
}
