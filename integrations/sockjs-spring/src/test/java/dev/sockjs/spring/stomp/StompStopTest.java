package dev.sockjs.spring.stomp;

import static dev.sockjs.spring.stomp.StompFixture.SECOND;
import static dev.sockjs.spring.stomp.StompFixture.addTo;
import static dev.sockjs.spring.stomp.StompFixture.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.messaging.WebSocketStompClient;

/** How a session stops, and starts again. */
class StompStopTest {

  private final StompFixture fixture = new StompFixture();

  private List<String> events() {
    return fixture.listener.take();
  }

  private FakeConnection server() {
    return fixture.server.last();
  }

  private void assertStopped(ReconnectingStompSession session) {
    assertEquals(StompState.STOPPED, session.state());
    assertFalse(session.isRunning());
    assertEquals(Optional.empty(), session.session());
    assertEquals(0, fixture.scheduler.pending());
    fixture.scheduler.advance(Duration.ofHours(1));
    assertEquals(List.of("stopped"), events());
  }

  @Test
  void connectedSessionDisconnects() {
    ReconnectingStompSession session = fixture.connected(fixture.builder().build());
    session.close();
    assertEquals(List.of("DISCONNECT"), server().takeCommands());
    assertFalse(server().isOpen());
    assertStopped(session);
    assertEquals(1, fixture.server.count());
  }

  @Test
  void attemptInProgressIsAborted() {
    ReconnectingStompSession session = fixture.started(fixture.builder().build());
    session.close();
    assertTrue(server().opening().isCancelled());
    assertStopped(session);
  }

  @Test
  void webSocketWithoutConnectedFrameIsClosed() {
    ReconnectingStompSession session = fixture.started(fixture.builder().build());
    server().open();
    session.close();
    assertFalse(server().isOpen());
    assertStopped(session);
  }

  @Test
  void pauseEnds() {
    ReconnectingStompSession session = fixture.connected(fixture.builder().build());
    server().lose();
    events();
    session.close();
    assertStopped(session);
    assertEquals(1, fixture.server.count());
  }

  @Test
  void firstAttemptThatHasNotBegunNeverDoes() {
    ReconnectingStompSession session = fixture.builder().build();
    session.start();
    session.close();
    assertStopped(session);
    assertEquals(0, fixture.server.count());
  }

  @Test
  void stoppingTwiceIsReportedOnce() {
    ReconnectingStompSession session = fixture.connected(fixture.builder().build());
    session.stop();
    session.close();
    assertEquals(List.of("stopped"), events());
  }

  @Test
  void stoppingDuringRenewalSendsNothingMore() {
    ReconnectingStompSession session = fixture.builder().queueWhileDown(10).build();
    session.subscribe("/topic/a", addTo(new ArrayList<>()));
    session.subscribe("/topic/b", addTo(new ArrayList<>()));
    fixture.started(session);
    session.send("/app/a", "1");
    server()
        .beforeSend(
            frame -> {
              if (frame.contains("/topic/a")) {
                server().beforeSend(next -> {});
                session.stop();
              }
            });
    server().open();
    server().receive("CONNECTED\nversion:1.2\n\n\0");
    assertFalse(server().takeCommands().toString().contains("/topic/b"), "subscribed");
    assertStopped(session);
  }

  @Test
  void noMessageArrivesAfterStop() {
    List<Object> received = new ArrayList<>();
    ReconnectingStompSession session = fixture.builder().build();
    session.subscribe("/topic/a", addTo(received));
    fixture.connected(session);
    session.stop();
    server().receive("MESSAGE\nsubscription:0\nmessage-id:1\ncontent-type:text/plain\n\none\0");
    assertEquals(List.of(), received);
  }

  @Test
  void noOtherFrameOfTheSameWebSocketMessageArrivesAfterStop() {
    List<Object> received = new ArrayList<>();
    ReconnectingStompSession session = fixture.builder().build();
    session.subscribe(
        "/topic/a",
        texts(
            text -> {
              received.add(text);
              session.stop();
            }));
    fixture.connected(session);
    String frame = "MESSAGE\nsubscription:0\nmessage-id:1\ncontent-type:text/plain\n\none\0";
    server().receive(frame + frame);
    assertEquals(List.of("one"), received);
  }

  @Test
  void listenerCanStopTheSession() {
    ReconnectingStompSession[] session = new ReconnectingStompSession[1];
    session[0] =
        fixture
            .builder()
            .listener(
                new StompSessionListener() {
                  @Override
                  public void onDisconnected(StompDisconnect disconnect) {
                    session[0].stop();
                  }
                })
            .build();
    fixture.connected(session[0]);
    server().lose();
    assertFalse(session[0].isRunning());
    assertEquals(0, fixture.scheduler.pending());
  }

  @Test
  void stoppedSessionCanBeStartedAgainWithItsSubscriptions() {
    ReconnectingStompSession session = fixture.builder().maxAttempts(1).build();
    session.subscribe("/topic/a", addTo(new ArrayList<>()));
    fixture.connected(session);
    session.stop();
    fixture.connected(session);
    assertEquals(List.of("SUBSCRIBE /topic/a"), server().takeCommands());
    server().lose();
    assertFalse(session.isRunning(), "one attempt");
    fixture.scheduler.advance(SECOND);
    fixture.connected(session);
    assertTrue(session.isRunning());
  }

  @Test
  void schedulerIsRequired() {
    ReconnectingStompSessionBuilder builder =
        ReconnectingStompSession.builder(
            new WebSocketStompClient(fixture.server), StompFixture.URL);
    assertThrows(IllegalStateException.class, builder::build);
    assertEquals(StompState.STOPPED, builder.taskScheduler(fixture.scheduler).build().state());
  }
}
