package dev.sockjs.spring.stomp;

import static dev.sockjs.spring.stomp.StompFixture.SECOND;
import static dev.sockjs.spring.stomp.StompFixture.ignored;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.springframework.messaging.converter.MessageConversionException;

/** What becomes of messages that the application sends. */
class StompSendTest {

  private final StompFixture fixture = new StompFixture();

  private FakeConnection server() {
    return fixture.server.last();
  }

  private static boolean isDone(CompletionStage<Void> stage) {
    return stage.toCompletableFuture().isDone();
  }

  private static Throwable failure(CompletionStage<Void> stage) {
    CompletableFuture<Void> future = stage.toCompletableFuture();
    assertTrue(future.isDone(), "done");
    return assertThrows(CompletionException.class, future::join).getCause();
  }

  private void reconnect() {
    fixture.scheduler.advance(SECOND);
    server().accept();
  }

  @Test
  void messageIsSentOverTheConnection() {
    ReconnectingStompSession session = fixture.connected(fixture.builder().build());
    CompletionStage<Void> sent = session.send("/app/a", "hello");
    assertTrue(isDone(sent), "done");
    assertEquals(List.of("SEND /app/a hello"), server().takeCommands());
  }

  @Test
  void messageIsRefusedInEveryStateWithoutAConnection() {
    ReconnectingStompSession session = fixture.builder().build();
    assertThrows(StompNotSentException.class, () -> session.send("/app/a", "stopped"));
    fixture.started(session);
    assertThrows(StompNotSentException.class, () -> session.send("/app/a", "connecting"));
    server().accept();
    server().lose();
    StompNotSentException refused =
        assertThrows(StompNotSentException.class, () -> session.send("/app/a", "waiting"));
    assertEquals(
        "Not sent, because the session is WAITING: message to /app/a", refused.getMessage());
    reconnect();
    assertEquals(List.of(), server().takeCommands());
  }

  @Test
  void queuedMessagesAreSentInOrderAfterTheSubscriptions() {
    ReconnectingStompSession session = fixture.builder().queueWhileDown(2).build();
    session.subscribe("/topic/a", ignored());
    fixture.connected(session);
    server().lose();
    server().takeSent();
    CompletionStage<Void> first = session.send("/app/a", "1");
    session.send("/app/a", "2");
    assertFalse(isDone(first), "done before it was sent");
    assertThrows(StompNotSentException.class, () -> session.send("/app/a", "3"));
    reconnect();
    assertTrue(isDone(first), "done");
    session.send("/app/a", "4");
    assertEquals(
        List.of("SUBSCRIBE /topic/a", "SEND /app/a 1", "SEND /app/a 2", "SEND /app/a 4"),
        server().takeCommands());
  }

  @Test
  void messageSentDuringRenewalFollowsTheQueuedOnes() {
    ReconnectingStompSession session = fixture.builder().queueWhileDown(10).build();
    session.subscribe("/topic/a", ignored());
    fixture.started(session);
    session.send("/app/a", "1");
    server()
        .beforeSend(
            frame -> {
              if (frame.startsWith("SUBSCRIBE")) {
                session.send("/app/a", "2");
              }
            });
    server().accept();
    assertEquals(
        List.of("SUBSCRIBE /topic/a", "SEND /app/a 1", "SEND /app/a 2"), server().takeCommands());
  }

  @Test
  void nothingIsSentTwice() {
    ReconnectingStompSession session =
        fixture.connected(fixture.builder().queueWhileDown(10).build());
    session.send("/app/a", "1");
    server().lose();
    reconnect();
    assertEquals(List.of(), server().takeCommands());
  }

  @Test
  void latestMessagesOfALostConnectionAreReportedAsPossiblyLost() {
    ReconnectingStompSession session =
        fixture.connected(fixture.builder().unconfirmedLimit(2).build());
    session.send("/app/a", "1");
    session.send("/app/b", "2");
    session.send("/app/c", "3");
    server().lose();
    StompDisconnect disconnect = fixture.listener.lastDisconnect();
    assertEquals(
        List.of("2", "3"), disconnect.possiblyLost().stream().map(StompMessage::payload).toList());
    assertEquals(1, disconnect.notListed());
    reconnect();
    server().lose();
    assertEquals(List.of(), fixture.listener.lastDisconnect().possiblyLost());
    assertEquals(0, fixture.listener.lastDisconnect().notListed());
  }

  @Test
  void receiptConfirmsAMessage() {
    ReconnectingStompSession session = fixture.connected(fixture.builder().receipts(true).build());
    CompletionStage<Void> confirmed = session.send("/app/a", "1");
    CompletionStage<Void> unconfirmed = session.send("/app/a", "2");
    assertFalse(isDone(confirmed), "done before the receipt");
    String receipt = FakeConnection.header(server().takeSent().get(0), "receipt").trim();
    server().receive("RECEIPT\nreceipt-id:" + receipt + "\n\n\0");
    assertTrue(isDone(confirmed), "done");
    assertFalse(isDone(unconfirmed), "done without a receipt");
    server().lose();
    assertInstanceOf(StompPossiblyLostException.class, failure(unconfirmed));
    assertEquals(
        List.of("2"),
        fixture.listener.lastDisconnect().possiblyLost().stream()
            .map(StompMessage::payload)
            .toList());
    reconnect();
    assertEquals(List.of(), server().takeCommands());
  }

  @Test
  void messageWithoutAReceiptInTimeIsReportedAsPossiblyLost() {
    fixture.client.setReceiptTimeLimit(3_000);
    ReconnectingStompSession session = fixture.connected(fixture.builder().receipts(true).build());
    CompletionStage<Void> unconfirmed = session.send("/app/a", "1");
    // Spring adds the time to that of the real clock, not of the scheduler.
    fixture.scheduler.advance(Duration.ofDays(36_500));
    assertInstanceOf(StompPossiblyLostException.class, failure(unconfirmed));
    assertEquals(StompState.CONNECTED, session.state());
  }

  @Test
  void messagesWithoutReceiptsAreBounded() {
    ReconnectingStompSession session =
        fixture.connected(fixture.builder().receipts(true).unconfirmedLimit(1).build());
    session.send("/app/a", "1");
    assertThrows(StompNotSentException.class, () -> session.send("/app/a", "2"));
    assertEquals(List.of("SEND /app/a 1"), server().takeCommands());
  }

  @Test
  void messageWhoseConnectionFailsMeanwhileIsPossiblyLost() {
    ReconnectingStompSession session =
        fixture.connected(fixture.builder().queueWhileDown(10).build());
    server().beforeSend(frame -> server().lose());
    assertThrows(StompPossiblyLostException.class, () -> session.send("/app/a", "1"));
    reconnect();
    assertEquals(List.of(), server().takeCommands());
  }

  @Test
  void payloadThatCannotBeConvertedIsRefusedAlone() {
    ReconnectingStompSession session =
        fixture.connected(fixture.builder().queueWhileDown(10).build());
    assertThrows(MessageConversionException.class, () -> session.send("/app/a", 1));
    server().lose();
    CompletionStage<Void> queued = session.send("/app/a", 2);
    session.send("/app/a", "3");
    reconnect();
    assertInstanceOf(MessageConversionException.class, failure(queued));
    assertEquals(List.of("SEND /app/a 3"), server().takeCommands());
  }

  @Test
  void queuedMessagesAreReportedAsNotSentWhenTheSessionStops() {
    ReconnectingStompSession session = fixture.builder().queueWhileDown(10).build();
    fixture.started(session);
    CompletionStage<Void> queued = session.send("/app/a", "1");
    session.stop();
    assertInstanceOf(StompNotSentException.class, failure(queued));
  }

  @Test
  void queuedMessagesAreReportedAsNotSentWhenTheSessionGivesUp() {
    ReconnectingStompSession session = fixture.builder().queueWhileDown(10).maxAttempts(1).build();
    fixture.started(session);
    CompletionStage<Void> queued = session.send("/app/a", "1");
    server().refuse(new ConnectException("refused"));
    assertInstanceOf(StompNotSentException.class, failure(queued));
  }
}
