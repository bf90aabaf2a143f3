package dev.sockjs.reconnect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import dev.sockjs.ReadyState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * In any order of opens, losses, sends, pauses and closes there is at most one session, exactly one
 * end, a queue within its bound, and every message is sent at most once, in order, and accounted
 * for.
 */
final class ReconnectProperties {

  private static final long QUEUE_LIMIT = 40;

  /** What can happen. */
  enum Step {
    SEND,
    OPEN,
    REFUSE,
    LOSE,
    CLOSED_BY_SERVER,
    CLOSING,
    FULL,
    WRITABLE,
    FLUSH,
    FAIL_TO_CONNECT,
    ON_OPEN_THROWS,
    RUN_ONE_TASK,
    SETTLE,
    ADVANCE,
    ADVANCE_FAR,
    RETRY_NOW,
    CLOSE,
    ABORT
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    // Rare ends, so that most runs are long.
    Arbitrary<Step> step =
        Arbitraries.frequencyOf(
            Tuple.of(40, Arbitraries.of(Step.class).filter(s -> !isEnd(s))),
            Tuple.of(1, Arbitraries.of(Step.CLOSE, Step.ABORT)));
    return step.list().ofMaxSize(80);
  }

  private static boolean isEnd(Step step) {
    return step == Step.CLOSE || step == Step.ABORT;
  }

  @Property(tries = 2000)
  void queueing(@ForAll("steps") List<Step> steps) {
    new Run(SendWhileDown.QUEUE).play(steps);
  }

  @Property(tries = 1000)
  void refusing(@ForAll("steps") List<Step> steps) {
    new Run(SendWhileDown.REFUSE).play(steps);
  }

  /** One run, and what the application knows of its messages. */
  private static final class Run {

    private final Fixture fixture = new Fixture();
    private final ReconnectingSockJs sock;
    private final List<String> accepted = new ArrayList<>();
    private int number;
    private boolean onOpenThrows;

    Run(SendWhileDown whileDown) {
      fixture.builder.sendWhileDown(whileDown).queueLimit(QUEUE_LIMIT);
      fixture.listener.opened =
          opening -> {
            if (onOpenThrows) {
              onOpenThrows = false;
              throw new IllegalStateException("onOpen");
            }
          };
      sock = fixture.builder.connect(fixture.listener);
    }

    void play(List<Step> steps) {
      for (Step step : steps) {
        apply(step);
        assertTrue(fixture.client.live() <= 1, "two sessions");
        assertTrue(sock.statistics().queuedBytes() <= QUEUE_LIMIT, "queue above its bound");
      }
      sock.close();
      fixture.settle();
      check();
    }

    private void apply(Step step) {
      fixture.client.failure = null;
      switch (step) {
        case SEND -> send();
        case RUN_ONE_TASK -> runOneTask();
        case SETTLE -> fixture.settle();
        case ADVANCE -> fixture.scheduler.advance(Duration.ofMillis(700));
        case ADVANCE_FAR -> fixture.advanceMillis(60_000);
        case RETRY_NOW -> sock.retryNow();
        case CLOSE -> sock.close(3000, "bye");
        case ABORT -> sock.abort();
        case ON_OPEN_THROWS -> onOpenThrows = true;
        case FAIL_TO_CONNECT -> {
          fixture.client.failure = new UnsupportedOperationException();
          fixture.advanceMillis(60_000);
        }
        default -> {
          if (!fixture.client.sessions.isEmpty()) {
            applyToSession(step, fixture.client.last());
          }
        }
      }
    }

    private void applyToSession(Step step, FakeSession session) {
      boolean connecting = session.readyState() == ReadyState.CONNECTING;
      boolean open = session.readyState() == ReadyState.OPEN;
      switch (step) {
        case OPEN -> ifTrue(connecting, session::open);
        case REFUSE -> ifTrue(connecting, session::refuse);
        case LOSE -> ifTrue(!connecting, session::lose);
        case CLOSED_BY_SERVER ->
            ifTrue(open, () -> session.end(CloseEvent.of(1001, "Going away", true)));
        case CLOSING -> ifTrue(open, session::closing);
        case FULL -> session.room = 0;
        case WRITABLE -> ifTrue(open, () -> session.writable(3));
        case FLUSH -> session.flush();
        default -> throw new IllegalArgumentException(step.toString());
      }
    }

    private static void ifTrue(boolean condition, Runnable action) {
      if (condition) {
        action.run();
      }
    }

    private void runOneTask() {
      if (fixture.executor.size() > 0) {
        fixture.executor.runNext();
      }
    }

    private void send() {
      String message = String.format("%04d", number++);
      if (sock.offer(message)) {
        accepted.add(message);
      }
    }

    private void check() {
      List<String> events = fixture.listener.events;
      assertEquals(0, fixture.client.live());
      assertEquals(0, fixture.scheduler.pending());
      assertEquals(1, events.stream().filter(event -> event.startsWith("closed")).count());
      assertTrue(events.get(events.size() - 1).startsWith("closed"), "onClose is not the last");
      List<String> known = new ArrayList<>();
      fixture.client.sessions.forEach(session -> known.addAll(session.sent));
      known.addAll(fixture.listener.notSent);
      // In order, each at most once, and every accepted message is sent or reported as not sent.
      assertEquals(accepted, known);
      checkLost();
    }

    /** A session that was not closed by the application reports all of its messages. */
    private void checkLost() {
      long reported = fixture.listener.lost.stream().mapToLong(PossiblyLost::accepted).sum();
      long unclean =
          fixture.client.sessions.stream()
              .filter(session -> !session.isClosedByClient())
              .mapToLong(session -> session.sent.size())
              .sum();
      assertEquals(unclean, reported);
      fixture.listener.lost.forEach(
          lost -> assertTrue(lost.flushed() <= lost.accepted(), lost.toString()));
    }
  }
}
