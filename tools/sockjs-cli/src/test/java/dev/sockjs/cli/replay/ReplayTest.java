package dev.sockjs.cli.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.cli.connect.FakeConversation;
import dev.sockjs.cli.connect.FakeLink;
import dev.sockjs.cli.connect.InputLine;
import dev.sockjs.cli.connect.InputLine.Send;
import dev.sockjs.cli.record.RecordedEvent;
import dev.sockjs.cli.record.RecordedEvent.Direction;
import dev.sockjs.cli.record.Recording;
import dev.sockjs.testkit.time.ManualScheduler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The times of a replay, on a manual clock, and the comparison. */
@Timeout(60)
final class ReplayTest {

  private static final Recording RECORDING =
      new Recording(
          List.of(
              new RecordedEvent(100, Direction.IN, "open", "websocket"),
              new RecordedEvent(1100, Direction.OUT, "message", "a"),
              new RecordedEvent(1200, Direction.IN, "message", "A"),
              new RecordedEvent(3100, Direction.OUT, "message", "b"),
              new RecordedEvent(3200, Direction.IN, "message", "B")));

  private final ManualScheduler scheduler = new ManualScheduler();
  private final FakeConversation conversation = new FakeConversation();

  private Replay replay(double speed) {
    Pace pace = new Pace(speed, Duration.ofSeconds(10));
    Replay replay = new Replay(RECORDING, pace, true, scheduler);
    replay.opened(new FakeLink(), conversation);
    return replay;
  }

  /** Reads the next line on another thread, once it waits for the clock or has it. */
  private CompletableFuture<Optional<InputLine>> next(Replay replay) {
    CompletableFuture<Optional<InputLine>> line =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return replay.next();
              } catch (java.io.IOException e) {
                throw new AssertionError(e);
              }
            });
    while (!line.isDone() && scheduler.pending() == 0) {
      Thread.onSpinWait();
    }
    return line;
  }

  private static Optional<InputLine> get(CompletableFuture<Optional<InputLine>> line)
      throws Exception {
    return line.get(30, TimeUnit.SECONDS);
  }

  @Test
  void messagesAreSentAtTheirTimesAfterTheOpen() throws Exception {
    Replay replay = replay(1);
    CompletableFuture<Optional<InputLine>> first = next(replay);
    scheduler.advance(Duration.ofMillis(999));
    assertFalse(first.isDone());
    scheduler.advance(Duration.ofMillis(1));
    assertEquals(Optional.of(Send.of("a")), get(first));
    CompletableFuture<Optional<InputLine>> second = next(replay);
    scheduler.advance(Duration.ofMillis(1999));
    assertFalse(second.isDone());
    scheduler.advance(Duration.ofMillis(1));
    assertEquals(Optional.of(Send.of("b")), get(second));
  }

  @Test
  void speedDividesTheTimes() throws Exception {
    CompletableFuture<Optional<InputLine>> first = next(replay(10));
    scheduler.advance(Duration.ofMillis(99));
    assertFalse(first.isDone());
    scheduler.advance(Duration.ofMillis(1));
    assertEquals(Optional.of(Send.of("a")), get(first));
  }

  @Test
  void endsWhenAsManyMessagesHaveArrived() throws Exception {
    Replay replay = replay(Double.POSITIVE_INFINITY);
    assertEquals(Optional.of(Send.of("a")), get(next(replay)));
    assertEquals(Optional.of(Send.of("b")), get(next(replay)));
    CompletableFuture<Optional<InputLine>> end = next(replay);
    replay.received("A");
    assertFalse(end.isDone());
    replay.received("B");
    assertEquals(Optional.empty(), get(end));
    assertTrue(replay.isAsRecorded());
    assertEquals(List.of("< A", "< B"), conversation.printed());
  }

  @Test
  void endsWithoutAllMessagesAfterATime() throws Exception {
    Replay replay = replay(Double.POSITIVE_INFINITY);
    get(next(replay));
    get(next(replay));
    CompletableFuture<Optional<InputLine>> end = next(replay);
    scheduler.advance(Duration.ofMillis(9999));
    assertFalse(end.isDone());
    scheduler.advance(Duration.ofMillis(1));
    assertEquals(Optional.empty(), get(end));
    assertFalse(replay.isAsRecorded());
    assertEquals("0 messages arrived, 2 were recorded, 0 differ", replay.summary());
  }

  @Test
  void anotherMessageAndOneTooManyArePrintedAsErrors() {
    Replay replay = replay(1);
    replay.received("A");
    replay.received("X");
    replay.received("C");
    assertEquals(
        List.of(
            "< A",
            "< X",
            "! Message 2 is not as recorded, which was: B",
            "< C",
            "! Message 3 was not recorded"),
        conversation.printed());
    assertFalse(replay.isAsRecorded());
    assertEquals("3 messages arrived, 2 were recorded, 2 differ", replay.summary());
  }
}
