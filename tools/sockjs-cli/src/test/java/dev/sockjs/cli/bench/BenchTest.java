package dev.sockjs.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.Phase;
import dev.sockjs.SockJsOptions;
import dev.sockjs.cli.bench.BenchResult.End;
import dev.sockjs.cli.bench.BenchResult.Messages;
import dev.sockjs.cli.bench.FakeEchoServer.FakeSession;
import dev.sockjs.testkit.time.ManualScheduler;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** Runs on a manual clock, so that every time is exact but for the histograms' 0.1 %. */
final class BenchTest {

  private static final URI URL = URI.create("http://localhost/echo");
  private static final int CLOSED_LOOP = 0;

  private final ManualScheduler scheduler = new ManualScheduler();
  private final FakeEchoServer server = new FakeEchoServer(scheduler);

  private Bench bench(int sessions, int rate, Duration duration) {
    return new Bench(
        server,
        URL,
        SockJsOptions.defaults(),
        new BenchSettings(sessions, rate, 64, duration, 50),
        scheduler);
  }

  /** Runs for a minute, which is longer than each run of these tests. */
  private BenchResult run(int sessions, int rate, Duration duration) {
    return finish(bench(sessions, rate, duration).start());
  }

  private BenchResult finish(CompletableFuture<BenchResult> result) {
    scheduler.advance(Duration.ofMinutes(1));
    assertTrue(result.isDone(), "the run did not end");
    assertEquals(0, scheduler.pending());
    return result.join();
  }

  private static void assertMillis(double expected, Histogram histogram, double percentile) {
    assertEquals(expected, histogram.getValueAtPercentile(percentile) / 1e6, expected * 0.002);
  }

  @Test
  void closedLoopSendsTheNextMessageAfterTheEcho() {
    BenchResult result = run(3, CLOSED_LOOP, Duration.ofSeconds(1));
    // Every 2 ms on each session, and the last ones at the end are waited for.
    assertEquals(new Messages(1500, 1500, 0, 0, 0, 0), result.messages());
    assertMillis(2, result.times().roundTrips(), 100);
    assertMillis(5, result.times().opens(), 100);
    assertEquals(0, result.times().delays().getTotalCount());
    assertEquals(Map.of("fake", 3L), result.sessions().transports());
    assertEquals(End.COMPLETE, result.end());
    assertTrue(result.succeeded());
    assertEquals(List.of(), result.notes());
  }

  @Test
  void openLoopSendsEachMessageWhenItIsDue() {
    BenchResult result = run(4, 100, Duration.ofSeconds(2));
    assertEquals(new Messages(200, 200, 0, 0, 0, 0), result.messages());
    assertEquals(
        List.of(50, 50, 50, 50), server.sessions.stream().map(s -> s.sent.size()).toList());
    assertMillis(2, result.times().roundTrips(), 100);
    assertEquals(0, result.times().delays().getMaxValue());
    assertEquals(100, result.times().perSecond(result.messages().sent()), 0.01);
    assertEquals(200 * 64, result.volume().sentBytes());
    assertEquals(200 * 64, result.volume().receivedBytes());
  }

  /** Coordinated omission: a message that could not be sent in time was waiting all the same. */
  @Test
  void roundTripOfALateMessageBeginsWhenItWasDue() {
    server.onConnect = session -> session.after(5, session::open);
    Bench bench = bench(1, 100, Duration.ofSeconds(2));
    CompletableFuture<BenchResult> result = bench.start();
    scheduler.advance(Duration.ofMillis(5 + 500));
    server.sessions.get(0).room(0);
    scheduler.advance(Duration.ofSeconds(1));
    server.sessions.get(0).room(Integer.MAX_VALUE);
    BenchResult measured = finish(result);
    assertEquals(new Messages(200, 200, 0, 0, 0, 0), measured.messages());
    // Due in each of the 100 steps of 10 ms; sent after up to a second; 2 ms for the echo.
    assertMillis(992, measured.times().roundTrips(), 100);
    assertMillis(492, measured.times().roundTrips(), 75);
    assertMillis(2, measured.times().roundTrips(), 50);
    assertMillis(990, measured.times().delays(), 100);
  }

  @Test
  void messagesThatWereDueAndNeverSentAreCounted() {
    server.onConnect = session -> session.after(5, session::open);
    CompletableFuture<BenchResult> result = bench(2, 100, Duration.ofSeconds(1)).start();
    scheduler.advance(Duration.ofMillis(5 + 495));
    server.sessions.get(0).room(0);
    BenchResult measured = finish(result);
    assertEquals(75, measured.messages().sent());
    assertEquals(25, measured.messages().notSent());
    assertFalse(measured.succeeded());
    assertTrue(measured.notes().get(0).startsWith("Messages were due and not sent: "));
  }

  @Test
  void missingMessagesAreCountedAfterAWait() {
    AtomicInteger count = new AtomicInteger();
    server.onMessage =
        (session, text) -> {
          if (count.incrementAndGet() % 10 != 0) {
            session.receiveAfter(2, text);
          }
        };
    BenchResult result = run(1, 100, Duration.ofSeconds(1));
    assertEquals(new Messages(100, 90, 0, 0, 0, 0), result.messages());
    assertEquals(10, result.messages().missing());
    assertFalse(result.succeeded());
  }

  @Test
  void slowEchoOfTheLastMessageIsWaitedFor() {
    server.onMessage = (session, text) -> session.receiveAfter(4900, text);
    BenchResult result = run(1, 10, Duration.ofSeconds(1));
    assertEquals(10, result.messages().echoed());
    assertTrue(result.succeeded());
  }

  @Test
  void duplicatesAndEchoesOutOfOrderAreCounted() {
    AtomicInteger count = new AtomicInteger();
    server.onMessage =
        (session, text) -> {
          int number = count.getAndIncrement();
          session.receiveAfter(number == 3 ? 25 : 2, text);
          if (number == 5) {
            session.receiveAfter(3, text);
          }
        };
    BenchResult result = run(1, 100, Duration.ofMillis(200));
    assertEquals(new Messages(20, 20, 0, 1, 1, 0), result.messages());
    assertFalse(result.succeeded());
  }

  @Test
  void messagesOfOthersAreForeign() {
    server.onMessage =
        (session, text) -> {
          session.receiveAfter(1, "gr\u00fc\u00dfe");
          server.sessions.forEach(each -> each.receiveAfter(2, text));
        };
    BenchResult result = run(2, 10, Duration.ofSeconds(1));
    // Ten of another text, and ten of the other session.
    assertEquals(new Messages(10, 10, 0, 0, 0, 20), result.messages());
    assertEquals(20 * 64 + 10 * 7, result.volume().receivedBytes());
    assertFalse(result.succeeded());
    assertTrue(
        result.notes().get(0).startsWith("Messages arrived that their session had not sent"));
  }

  @Test
  void messageThatWasNotSentYetIsForeign() {
    server.onMessage =
        (session, text) -> session.receiveAfter(2, text.replaceFirst(" 0 (\\d+) ", " 0 5$1 "));
    assertEquals(new Messages(1, 0, 0, 0, 0, 1), run(1, 1, Duration.ofSeconds(1)).messages());
  }

  @Test
  void runEndsEarlyIfNothingComesBack() {
    server.onMessage = (session, text) -> {};
    CompletableFuture<BenchResult> result = bench(2, 10, Duration.ofHours(1)).start();
    scheduler.advance(Duration.ofMinutes(5));
    assertTrue(result.isDone());
    assertEquals(End.NO_ECHO, result.join().end());
    assertTrue(result.join().notes().get(0).startsWith("No message came back."));
    assertFalse(result.join().succeeded());
  }

  @Test
  void runThatIsStoppedKeepsItsFigures() {
    Bench bench = bench(2, 100, Duration.ofHours(1));
    CompletableFuture<BenchResult> result = bench.start();
    scheduler.advance(Duration.ofMillis(5 + 1000));
    bench.stop();
    bench.stop();
    scheduler.advance(Duration.ofMillis(100));
    BenchResult measured = result.join();
    assertEquals(new Messages(101, 101, 0, 0, 0, 0), measured.messages());
    assertEquals(End.INTERRUPTED, measured.end());
    assertEquals(Duration.ofSeconds(1), measured.times().sending());
    assertTrue(measured.succeeded());
    assertEquals(List.of("Interrupted: these are the figures until then."), measured.notes());
  }

  @Test
  void stopWhileConnectingAbandonsWhatConnects() {
    server.onConnect =
        session -> {
          if (server.sessions.size() <= 10) {
            session.after(5, session::open);
          }
        };
    Bench bench = bench(1000, 100, Duration.ofHours(1));
    CompletableFuture<BenchResult> result = bench.start();
    scheduler.advance(Duration.ofSeconds(1));
    bench.stop();
    scheduler.advance(Duration.ofSeconds(1));
    assertEquals(60, server.sessions.size());
    assertEquals(10, result.join().sessions().opened());
    assertEquals(0, result.join().sessions().notOpened());
    assertEquals(0, result.join().messages().sent());
    assertEquals(End.INTERRUPTED, result.join().end());
  }

  @Test
  void sessionsThatDoNotOpenAreFailuresByCause() {
    server.onConnect =
        session -> {
          if (server.sessions.size() % 2 == 0) {
            session.after(1, () -> fail(session));
          } else {
            session.after(5, session::open);
          }
        };
    BenchResult result = run(4, CLOSED_LOOP, Duration.ofMillis(100));
    assertEquals(2, result.sessions().opened());
    assertEquals(2, result.sessions().notOpened());
    assertEquals(
        Map.of("not opened: websocket failed, status 403: no\\u001bupgrade", 2L),
        result.sessions().causes());
    assertEquals(100, result.messages().echoed());
    assertFalse(result.succeeded());
  }

  private static void fail(FakeSession session) {
    session.attempt(
        Attempt.of("websocket", Attempt.Outcome.FAILED, Phase.REQUEST, Duration.ofMillis(1))
            .withStatus(403)
            .withCause(new IllegalStateException("no\u001bupgrade")));
    session.end(CloseEvent.of(2000, "All transports failed", false));
  }

  @Test
  void runWithoutASessionEndsAtOnce() {
    server.onConnect = session -> session.after(1, () -> fail(session));
    BenchResult result = run(3, 100, Duration.ofHours(1));
    assertEquals(End.NO_SESSION, result.end());
    assertEquals(Duration.ZERO, result.times().sending());
    assertEquals(0, result.times().perSecond(0));
    assertEquals(List.of("No session opened."), result.notes());
    assertFalse(result.succeeded());
  }

  @Test
  void runEndsWhenAllSessionsAreLost() {
    CompletableFuture<BenchResult> result = bench(2, 10, Duration.ofHours(1)).start();
    scheduler.advance(Duration.ofMillis(5 + 950));
    CloseEvent lost = CloseEvent.of(1006, "Server lost session", false).withStatus(404);
    server.sessions.forEach(session -> session.end(lost));
    scheduler.advance(Duration.ofMinutes(5));
    assertEquals(End.NO_SESSION, result.join().end());
    assertEquals(
        Map.of("lost: 1006 \"Server lost session\" (unclean, status 404)", 2L),
        result.join().sessions().causes());
    assertEquals(10, result.join().messages().echoed());
    assertFalse(result.join().succeeded());
  }

  @Test
  void lostSessionsAreNotAnEndpointThatDoesNotEcho() {
    server.onMessage = (session, text) -> session.end(CloseEvent.of(3000, "Go away!", true));
    BenchResult result = run(1, CLOSED_LOOP, Duration.ofSeconds(1));
    assertEquals(new Messages(1, 0, 0, 0, 0, 0), result.messages());
    assertEquals(List.of("All sessions were lost."), result.notes());
  }

  @Test
  void messagesOfALostSessionAreNotSent() {
    CompletableFuture<BenchResult> result = bench(2, 100, Duration.ofSeconds(1)).start();
    scheduler.advance(Duration.ofMillis(5 + 495));
    server.sessions.get(1).end(CloseEvent.of(3000, "Go away!", true));
    BenchResult measured = finish(result);
    assertEquals(75, measured.messages().echoed());
    assertEquals(25, measured.messages().notSent());
    assertEquals(1, measured.sessions().lost());
    assertEquals(1, measured.sessions().causes().get("lost: 3000 \"Go away!\" (clean)"));
  }

  @Test
  void closeThatIsNotCleanIsAFailure() {
    server.onClose = session -> session.end(CloseEvent.of(1000, "", false));
    BenchResult result = run(1, 10, Duration.ofSeconds(1));
    assertEquals(1, result.sessions().notClosed());
    assertEquals(Map.of("not closed cleanly: 1000 \"\" (unclean)", 1L), result.sessions().causes());
    assertFalse(result.succeeded());
  }

  @Test
  void sessionThatDoesNotCloseIsAborted() {
    server.onClose = session -> {};
    BenchResult result = run(2, 10, Duration.ofSeconds(1));
    assertEquals(
        Map.of("not closed cleanly: 1006 \"Aborted\" (unclean)", 2L), result.sessions().causes());
  }

  @Test
  void exceptionOfTheClientFailsTheRun() {
    server.onConnect =
        session -> {
          throw new IllegalArgumentException("not this URL");
        };
    CompletableFuture<BenchResult> result = bench(1, 10, Duration.ofSeconds(1)).start();
    scheduler.advance(Duration.ofSeconds(1));
    Throwable error = assertThrows(CompletionException.class, result::join).getCause();
    assertEquals("not this URL", error.getMessage());
  }

  @Test
  void samplesHaveTheRateAndTheRoundTripsOfTheirInterval() {
    BenchResult result = run(1, 100, Duration.ofSeconds(2));
    List<Sample> samples = result.times().samples();
    assertEquals(20, samples.size());
    assertEquals(200, samples.stream().mapToLong(Sample::sent).sum());
    for (Sample sample : samples.subList(1, 19)) {
      assertEquals(10, sample.echoed());
      assertEquals(2, sample.medianNanos() / 1e6, 0.01);
    }
  }

  @Test
  void longRunHasAsManySamplesAsAShortOne() {
    CompletableFuture<BenchResult> result = bench(1, 1, Duration.ofDays(1)).start();
    scheduler.advance(Duration.ofDays(2));
    assertEquals(120, result.join().times().samples().size());
    assertEquals(86_400, result.join().messages().echoed());
  }
}
