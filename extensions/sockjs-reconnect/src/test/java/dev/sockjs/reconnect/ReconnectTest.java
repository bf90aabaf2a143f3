package dev.sockjs.reconnect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The states of a session, its delays, and when it gives up. */
final class ReconnectTest {

  private final Fixture fixture = new Fixture();

  @Test
  void sessionOpensAndPassesItsEventsOn() {
    ReconnectingSockJs sock = fixture.connect();
    assertEquals(ReconnectState.CONNECTING, sock.state());
    assertTrue(sock.session().isEmpty());
    fixture.openSession();
    fixture.client.last().message("hello");
    fixture.client.last().heartbeat();
    fixture.client.last().writable(1);
    fixture.settle();
    assertEquals(
        List.of(
            "CONNECTING->RENEWING",
            "open 1",
            "RENEWING->OPEN",
            "message hello",
            "heartbeat",
            "writable"),
        fixture.listener.take());
    assertSame(fixture.client.last(), sock.session().orElseThrow());
    assertSame(sock, sock.opened().toCompletableFuture().join());
    assertEquals("ReconnectingSockJs[OPEN]", sock.toString());
  }

  @Test
  void lostSessionIsFollowedByAnotherAfterTheFirstDelay() {
    ReconnectingSockJs sock = fixture.open();
    fixture.listener.take();
    fixture.loseSession();
    assertEquals(ReconnectState.WAITING, sock.state());
    assertEquals(List.of("OPEN->WAITING", "down LOST 1, 1000"), fixture.listener.take());
    fixture.advanceMillis(999);
    assertEquals(1, fixture.client.sessions.size());
    fixture.advanceMillis(1);
    fixture.openSession();
    assertEquals(
        List.of("WAITING->CONNECTING", "CONNECTING->RENEWING", "open 2", "RENEWING->OPEN"),
        fixture.listener.take());
    assertEquals(ReconnectState.OPEN, sock.state());
    assertEquals(1, fixture.client.live());
  }

  @Test
  void delaysGrowToTheLongest() {
    fixture.builder.retryPolicy(
        RetryPolicy.builder()
            .firstDelay(Duration.ofMillis(100))
            .factor(3)
            .longestDelay(Duration.ofMillis(1000))
            .build());
    fixture.connect();
    for (int delay : List.of(100, 300, 900, 1000, 1000)) {
      fixture.listener.take();
      fixture.refuseSession();
      assertEquals(delay + "", lastDelay());
      fixture.advanceMillis(delay);
    }
    assertEquals(6, fixture.client.sessions.size());
  }

  private String lastDelay() {
    String down = fixture.listener.events.get(fixture.listener.events.size() - 1);
    return down.substring(down.lastIndexOf(' ') + 1);
  }

  @Test
  void jitterShortensADelayByItsPart() {
    fixture.random = 1;
    fixture.builder.retryPolicy(RetryPolicy.builder().jitter(0.3).build());
    fixture.connect();
    fixture.refuseSession();
    assertEquals("700", lastDelay());
    fixture.random = 0.5;
    fixture.advanceMillis(700);
    fixture.refuseSession();
    assertEquals("1700", lastDelay());
  }

  @Test
  void rowOfAttemptsEndsOnlyWhenASessionWasStable() {
    fixture.open();
    for (int attempt = 1; attempt <= 3; attempt++) {
      fixture.advanceMillis(9_999);
      fixture.loseSession();
      fixture.advanceMillis(60_000);
      fixture.openSession();
    }
    assertEquals(
        List.of(1, 2, 3), fixture.listener.disconnects.stream().map(Disconnect::attempts).toList());
    fixture.advanceMillis(10_000);
    fixture.loseSession();
    assertEquals("1000", lastDelay());
    assertEquals(0, fixture.listener.disconnects.get(3).attempts());
  }

  @Test
  void mostAttemptsInARowEndIt() {
    fixture.builder.retryPolicy(RetryPolicy.builder().maxAttempts(3).build());
    ReconnectingSockJs sock = fixture.connect();
    fixture.refuseSession();
    fixture.advanceMillis(1000);
    fixture.refuseSession();
    fixture.advanceMillis(2000);
    fixture.listener.take();
    fixture.refuseSession();
    assertEquals(
        List.of(
            "tried fake",
            "CONNECTING->WAITING",
            "WAITING->CLOSING",
            "CLOSING->CLOSED",
            "closed TOO_MANY_ATTEMPTS: 2000 \"All transports failed\" (unclean)"),
        fixture.listener.take());
    assertEquals(3, fixture.client.sessions.size());
    assertEquals(ReconnectState.CLOSED, sock.state());
    assertEquals(0, fixture.scheduler.pending());
    assertTrue(sock.opened().toCompletableFuture().isCompletedExceptionally());
    assertSame(fixture.listener.end, sock.closed().toCompletableFuture().join());
  }

  @Test
  void longestTimeDownEndsAPause() {
    fixture.builder.retryPolicy(
        RetryPolicy.builder()
            .giveUpAfter(Duration.ofSeconds(5))
            .firstDelay(Duration.ofSeconds(4))
            .build());
    fixture.open();
    fixture.advanceMillis(60_000); // The limit does not count while a session is open.
    fixture.loseSession();
    fixture.advanceMillis(4000);
    fixture.refuseSession();
    fixture.listener.take();
    fixture.advanceMillis(999);
    assertEquals(List.of(), fixture.listener.take());
    fixture.advanceMillis(1);
    assertEquals(
        List.of(
            "WAITING->CLOSING",
            "CLOSING->CLOSED",
            "closed DOWN_TOO_LONG: 1006 \"No session was open for 5000 ms\" (unclean)"),
        fixture.listener.take());
    assertEquals(0, fixture.scheduler.pending());
  }

  @Test
  void longestTimeDownAbandonsAnAttempt() {
    fixture.builder.retryPolicy(RetryPolicy.builder().giveUpAfter(Duration.ofSeconds(5)).build());
    fixture.connect();
    fixture.advanceMillis(5000);
    assertEquals(0, fixture.client.live());
    assertEquals(ReconnectEnd.Reason.DOWN_TOO_LONG, fixture.listener.end.reason());
    assertEquals("No session was open for 5000 ms", fixture.listener.end.closeEvent().reason());
  }

  @Test
  void refusalOfTheApplicationIsNotRetried() {
    fixture.open();
    fixture.client.last().end(CloseEvent.of(3000, "Go away!", true));
    fixture.settle();
    assertEquals("NOT_RETRIED: 3000 \"Go away!\" (clean)", fixture.listener.end.toString());
    assertEquals(
        Disconnect.Kind.CLOSED_BY_SERVER,
        fixture.listener.end.lastDisconnect().orElseThrow().kind());
    assertEquals(0, fixture.scheduler.pending());
  }

  @Test
  void decisionOfTheApplicationReplacesTheDefault() {
    fixture.builder.retryPolicy(
        RetryPolicy.builder().retryIf(end -> end.closeEvent().code() == 3000).build());
    fixture.open();
    fixture.client.last().end(CloseEvent.of(3000, "Go away!", true));
    fixture.settle();
    fixture.advanceMillis(1000);
    fixture.openSession();
    fixture.loseSession();
    assertEquals(ReconnectEnd.Reason.NOT_RETRIED, fixture.listener.end.reason());
  }

  @Test
  void decisionThatThrowsIsReportedAndEndsIt() {
    fixture.builder.retryPolicy(
        RetryPolicy.builder()
            .retryIf(
                end -> {
                  throw new IllegalStateException("undecided");
                })
            .build());
    fixture.open();
    fixture.loseSession();
    assertEquals("undecided", fixture.listener.errors.get(0).getMessage());
    assertEquals(ReconnectEnd.Reason.NOT_RETRIED, fixture.listener.end.reason());
  }

  @Test
  void retryNowEndsThePauseOnce() {
    ReconnectingSockJs sock = fixture.open();
    sock.retryNow();
    fixture.settle();
    assertEquals(1, fixture.client.sessions.size());
    fixture.loseSession();
    sock.retryNow();
    fixture.settle();
    assertEquals(2, fixture.client.sessions.size());
    fixture.advanceMillis(1000); // The timer of the pause must not start another attempt.
    assertEquals(2, fixture.client.sessions.size());
    assertEquals(1, fixture.client.live());
  }

  @Test
  void timerOfAPauseThatRetryNowEndedDoesNotEndTheNextOne() {
    ReconnectingSockJs sock = fixture.open();
    fixture.loseSession();
    sock.retryNow();
    fixture.scheduler.advance(Duration.ofSeconds(1)); // Both want to end the pause.
    fixture.settle();
    fixture.refuseSession();
    fixture.advanceMillis(1999);
    assertEquals(2, fixture.client.sessions.size());
    fixture.advanceMillis(1);
    assertEquals(3, fixture.client.sessions.size());
  }

  @Test
  void exceptionOfACallbackIsReportedAndNothingElseChanges() {
    ReconnectingSockJs sock = fixture.open();
    fixture.listener.onMessage =
        () -> {
          throw new IllegalStateException("broken");
        };
    fixture.client.last().message("1");
    fixture.client.last().message("2");
    fixture.settle();
    assertEquals(2, fixture.listener.errors.size());
    assertEquals(ReconnectState.OPEN, sock.state());
  }

  @Test
  void statisticsCountAttemptsSessionsAndReasons() {
    ReconnectingSockJs sock = fixture.connect();
    fixture.refuseSession();
    fixture.advanceMillis(1000);
    fixture.openSession();
    fixture.loseSession();
    fixture.advanceMillis(2000);
    fixture.openSession();
    fixture.client.last().end(CloseEvent.of(1001, "Going away", true));
    fixture.settle();
    ReconnectStatistics statistics = sock.statistics();
    assertEquals(ReconnectState.WAITING, statistics.state());
    assertEquals(3, statistics.attempts());
    assertEquals(2, statistics.sessionsOpened());
    assertEquals(1, statistics.reconnects());
    assertEquals(Map.of("connect-failed", 1L, "1006", 1L, "1001", 1L), statistics.disconnects());
  }

  @Test
  void closeCodesOfAServerAreCountedWithinABound() {
    fixture.builder.retryPolicy(RetryPolicy.builder().retryIf(end -> true).build());
    ReconnectingSockJs sock = fixture.open();
    for (int code : IntStream.range(4000, 4040).toArray()) {
      fixture.client.last().end(CloseEvent.of(code, "", true));
      fixture.settle();
      fixture.advanceMillis(60_000);
      fixture.openSession();
    }
    assertEquals(33, sock.statistics().disconnects().size());
    assertEquals(8L, sock.statistics().disconnects().get("other"));
  }

  @Test
  void clientThatIsClosedEndsItAtOnce() {
    fixture.open();
    fixture.client.last().end(CloseEvent.of(1001, "Client closed", true));
    fixture.settle();
    assertEquals(ReconnectEnd.Reason.CLIENT_CLOSED, fixture.listener.end.reason());
  }

  @Test
  void clientThatIsClosedDuringAPauseEndsIt() {
    fixture.open();
    fixture.loseSession();
    fixture.client.close();
    fixture.advanceMillis(1000);
    assertEquals(
        "CLIENT_CLOSED: 1001 \"Client closed\" (unclean)", fixture.listener.end.toString());
    assertInstanceOf(
        IllegalStateException.class, fixture.listener.end.closeEvent().cause().orElseThrow());
  }
}
