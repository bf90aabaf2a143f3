package dev.sockjs.core.observe;

import dev.sockjs.Attempt;
import dev.sockjs.Attempt.Outcome;
import dev.sockjs.TransportStatistics;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Counts the attempts and sessions of one transport. Safe for any thread. */
final class TransportCounters {

  private record Ended(LongAdder attempts, LongAdder nanos) {}

  private record Snapshot(
      Map<Outcome, Long> attempts,
      Map<Outcome, Duration> times,
      long sessionsOpened,
      long sessionsOpen)
      implements TransportStatistics {

    @Override
    public long attempts(Outcome outcome) {
      return attempts.getOrDefault(outcome, 0L);
    }

    @Override
    public Duration attemptTime(Outcome outcome) {
      return times.getOrDefault(outcome, Duration.ZERO);
    }
  }

  private final Map<Outcome, Ended> ended = new EnumMap<>(Outcome.class);
  private final LongAdder opened = new LongAdder();
  private final LongAdder closed = new LongAdder();

  TransportCounters() {
    for (Outcome outcome : Outcome.values()) {
      ended.put(outcome, new Ended(new LongAdder(), new LongAdder()));
    }
  }

  void attemptEnded(Attempt attempt) {
    Ended counters = Objects.requireNonNull(ended.get(attempt.outcome()));
    counters.nanos().add(attempt.time().toNanos());
    counters.attempts().increment();
  }

  void opened() {
    opened.increment();
  }

  void closed() {
    closed.increment();
  }

  /** Reads the closed sessions first, so that the open ones are never negative. */
  TransportStatistics statistics() {
    Map<Outcome, Long> attempts = new EnumMap<>(Outcome.class);
    Map<Outcome, Duration> times = new EnumMap<>(Outcome.class);
    ended.forEach(
        (outcome, counters) -> {
          attempts.put(outcome, counters.attempts().sum());
          times.put(outcome, Duration.ofNanos(counters.nanos().sum()));
        });
    long closedBefore = closed.sum();
    long all = opened.sum();
    return new Snapshot(attempts, times, all, all - closedBefore);
  }
}
