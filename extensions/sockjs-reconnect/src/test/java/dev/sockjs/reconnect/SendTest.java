package dev.sockjs.reconnect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import dev.sockjs.SendBufferFullException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens to messages, with and without a session. */
final class SendTest {

  private final Fixture fixture = new Fixture();

  private void queue(long limit) {
    fixture.builder.sendWhileDown(SendWhileDown.QUEUE).queueLimit(limit);
  }

  @Test
  void messageGoesToTheOpenSession() {
    ReconnectingSockJs sock = fixture.open();
    sock.send("1");
    assertTrue(sock.offer("2"));
    assertEquals(List.of("1", "2"), fixture.client.last().sent);
    assertEquals(2, sock.statistics().messagesAccepted());
    assertEquals(7, sock.bufferedAmount());
  }

  @Test
  void messageIsRefusedWhileDownByDefault() {
    ReconnectingSockJs sock = fixture.connect();
    SendRefusedException refused =
        assertThrows(SendRefusedException.class, () -> sock.send("secret"));
    assertEquals(ReconnectState.CONNECTING, refused.state());
    assertEquals(
        "The message was not accepted, because the session is CONNECTING", refused.getMessage());
    fixture.openSession();
    fixture.loseSession();
    assertFalse(sock.offer("x"));
    assertEquals(2, sock.statistics().messagesRefused());
    fixture.advanceMillis(1000);
    fixture.openSession();
    assertEquals(List.of(), fixture.client.last().sent);
  }

  @Test
  void messageIsRefusedWhenTheSessionIsClosingButItsEndIsNotReported() {
    ReconnectingSockJs sock = fixture.open();
    fixture.client.last().closing();
    SendRefusedException refused = assertThrows(SendRefusedException.class, () -> sock.send("x"));
    assertEquals(ReconnectState.WAITING, refused.state());
    fixture.loseSession();
    assertEquals(List.of(), fixture.listener.lost);
  }

  @Test
  void queuedMessagesFollowThoseOfOnOpenInOrder() {
    queue(100);
    ReconnectingSockJs sock = fixture.connect();
    sock.send("1");
    sock.send("2");
    fixture.listener.opened =
        opening -> {
          opening.send("subscribe " + opening.number());
          sock.send("3");
        };
    fixture.openSession();
    sock.send("4");
    assertEquals(List.of("subscribe 1", "1", "2", "3", "4"), fixture.client.last().sent);
    fixture.loseSession();
    sock.send("5");
    fixture.advanceMillis(1000);
    fixture.openSession();
    assertEquals(List.of("subscribe 2", "5", "3"), fixture.client.last().sent);
    assertEquals(0, sock.statistics().queuedMessages());
    assertEquals(0, sock.statistics().queuedBytes());
  }

  @Test
  void messageThatASessionRefusesBecauseItIsClosingIsQueued() {
    queue(100);
    ReconnectingSockJs sock = fixture.open();
    fixture.client.last().closing();
    sock.send("1");
    sock.send("2");
    fixture.loseSession();
    fixture.advanceMillis(1000);
    fixture.openSession();
    assertEquals(List.of("1", "2"), fixture.client.last().sent);
  }

  @Test
  void queueIsBoundedInUtf8Bytes() {
    queue(6);
    ReconnectingSockJs sock = fixture.connect();
    sock.send("\u00e9\u20ac"); // two and three bytes
    assertEquals(5, sock.bufferedAmount());
    assertThrows(SendBufferFullException.class, () -> sock.send("ab"));
    assertFalse(sock.offer("ab"));
    sock.send("a");
    assertEquals(6, sock.statistics().queuedBytes());
    assertEquals(2, sock.statistics().queuedMessages());
    IllegalArgumentException tooLong =
        assertThrows(IllegalArgumentException.class, () -> sock.offer("\ud83d\ude00abc"));
    assertEquals(
        "The message has 7 UTF-8 bytes, which is more than the queueLimit of 6",
        tooLong.getMessage());
    fixture.openSession();
    assertEquals(
        List.of("CONNECTING->RENEWING", "open 1", "RENEWING->OPEN", "writable"),
        fixture.listener.take());
  }

  @Test
  void queueOfEmptyMessagesIsBoundedInNumber() {
    queue(1);
    ReconnectingSockJs sock = fixture.connect();
    for (int i = 0; i < 65_536; i++) {
      sock.send("");
    }
    assertFalse(sock.offer(""));
  }

  @Test
  void fullSendBufferDelaysTheQueue() {
    queue(100);
    ReconnectingSockJs sock = fixture.connect();
    sock.send("1");
    sock.send("2");
    sock.send("3");
    fixture.client.last().room = 2;
    fixture.openSession();
    assertEquals(ReconnectState.RENEWING, sock.state());
    sock.send("4");
    fixture.client.last().writable(10);
    fixture.settle();
    assertEquals(ReconnectState.OPEN, sock.state());
    assertEquals(List.of("1", "2", "3", "4"), fixture.client.last().sent);
  }

  @Test
  void queuedMessageThatIsLongerThanTheSendBufferIsReported() {
    queue(100);
    ReconnectingSockJs sock = fixture.connect();
    sock.send("long");
    sock.send("2");
    fixture.client.last().longestMessage = 3;
    fixture.openSession();
    assertEquals(List.of("long"), fixture.listener.notSent);
    assertEquals(List.of("2"), fixture.client.last().sent);
    assertEquals(1, sock.statistics().messagesNotSent());
  }

  @Test
  void fullSendBufferOfAnOpenSessionIsThatOfTheSession() {
    ReconnectingSockJs sock = fixture.open();
    fixture.client.last().room = 0;
    assertThrows(SendBufferFullException.class, () -> sock.send("x"));
    assertFalse(sock.offer("x"));
    fixture.loseSession();
    assertEquals(List.of(), fixture.listener.lost);
  }

  @Test
  void messagesOfALostSessionAreReportedAndNotSentAgain() {
    queue(100);
    ReconnectingSockJs sock = fixture.open();
    sock.send("1");
    fixture.client.last().flush();
    fixture.settle();
    sock.send("2");
    sock.send("3");
    fixture.listener.take();
    fixture.loseSession();
    assertEquals(
        List.of("OPEN->WAITING", "possibly lost 3", "down LOST 1, 1000"), fixture.listener.take());
    PossiblyLost lost = fixture.listener.lost.get(0);
    assertEquals(1, lost.flushed());
    assertEquals(List.of("1", "2", "3"), lost.latest());
    assertEquals(List.of("2", "3"), lost.latestUnflushed());
    assertEquals("3 messages accepted, 1 flushed", lost.toString());
    fixture.advanceMillis(1000);
    fixture.openSession();
    assertEquals(List.of(), fixture.client.last().sent);
    assertEquals(2, sock.statistics().messagesUnflushed());
  }

  @Test
  void flushIsLearntAgainForMessagesThatFollowedMeanwhile() {
    ReconnectingSockJs sock = fixture.open();
    sock.send("1");
    sock.send("2");
    fixture.client.last().flush(); // of the first
    fixture.settle();
    fixture.client.last().flush(); // of the second
    fixture.settle();
    fixture.loseSession();
    assertEquals(2, fixture.listener.lost.get(0).flushed());
    assertEquals(List.of(), fixture.listener.lost.get(0).latestUnflushed());
  }

  @Test
  void onlyTheLatestMessagesAreRemembered() {
    fixture.builder.rememberLimit(3 * 17);
    ReconnectingSockJs sock = fixture.open();
    for (int i = 1; i <= 9; i++) {
      sock.send("" + i);
    }
    fixture.loseSession();
    assertEquals(9, fixture.listener.lost.get(0).accepted());
    assertEquals(List.of("7", "8", "9"), fixture.listener.lost.get(0).latestUnflushed());
  }

  @Test
  void nothingIsRememberedIfTheLimitIsZero() {
    fixture.builder.rememberLimit(0);
    ReconnectingSockJs sock = fixture.open();
    sock.send("1");
    fixture.loseSession();
    assertEquals(List.of(), fixture.listener.lost.get(0).latest());
    assertEquals(1, fixture.listener.lost.get(0).accepted());
  }

  @Test
  void sessionThatEndsWhileItAcceptsAMessageReportsThatMessage() {
    ReconnectingSockJs sock = fixture.open();
    FakeSession session = fixture.client.last();
    session.beforeSend =
        () -> {
          session.lose();
          fixture.settle(); // onClose is called before send returns.
          session.open();
        };
    sock.send("1");
    assertEquals(List.of(), fixture.listener.lost);
    fixture.settle();
    assertEquals(List.of("1"), fixture.listener.lost.get(0).latest());
    assertEquals(ReconnectState.WAITING, sock.state());
  }

  @Test
  void messagesOfASessionThatTheServerClosedMayBeLost() {
    ReconnectingSockJs sock = fixture.open();
    sock.send("1");
    fixture.client.last().end(CloseEvent.of(1001, "Going away", true));
    fixture.settle();
    assertEquals(List.of("1"), fixture.listener.lost.get(0).latest());
  }

  @Test
  void onOpenThatThrowsClosesTheSession() {
    fixture.listener.opened =
        opening -> {
          opening.send("subscribe");
          throw new IllegalStateException("no topics");
        };
    ReconnectingSockJs sock = fixture.open();
    assertEquals(0, fixture.client.live());
    assertEquals(
        List.of(
            "CONNECTING->RENEWING", "open 1", "RENEWING->WAITING", "down RENEWAL_FAILED 1, 1000"),
        fixture.listener.take());
    Disconnect disconnect = fixture.listener.disconnects.get(0);
    assertEquals("no topics", disconnect.closeEvent().cause().orElseThrow().getMessage());
    assertEquals(1L, sock.statistics().disconnects().get("renewal-failed"));
    assertEquals(List.of(), fixture.listener.errors);
  }

  @Test
  void sessionThatEndsDuringOnOpenIsALostOne() {
    fixture.listener.opened =
        opening -> {
          fixture.client.last().closing();
          opening.send("subscribe");
        };
    fixture.open();
    fixture.loseSession();
    assertEquals(Disconnect.Kind.LOST, fixture.listener.disconnects.get(0).kind());
  }

  @Test
  void openingIsOfNoUseAfterOnOpen() {
    Opening[] kept = new Opening[1];
    fixture.listener.opened = opening -> kept[0] = opening;
    fixture.open();
    assertTrue(kept[0].isFirst());
    assertEquals(fixture.client.last(), kept[0].session());
    assertThrows(IllegalStateException.class, () -> kept[0].send("late"));
    assertEquals(List.of(), fixture.client.last().sent);
  }
}
