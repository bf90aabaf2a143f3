package dev.sockjs.cli.probe;

import dev.sockjs.Attempt;
import dev.sockjs.Attempt.Outcome;
import dev.sockjs.CloseEvent;
import dev.sockjs.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What {@code sockjs probe} found out with one connection.
 *
 * @param name the transport that it named, or what stands for none
 * @param attempts what was tried, in order, at least one; the last one opened, or nothing did
 * @param time how long it took until the session was open or the connect had failed
 * @param answer what the open session did then
 */
public record ProbeResult(String name, List<Attempt> attempts, Duration time, ProbeReply answer) {

  /** A connect that failed; whatever ended it stands in for an attempt where there was none. */
  static ProbeResult failed(String name, List<Attempt> attempts, Duration time, CloseEvent end) {
    List<Attempt> tried = attempts.isEmpty() ? List.of(instead(name, time, end)) : attempts;
    return new ProbeResult(name, tried, time, new ProbeReply.NotAsked());
  }

  private static Attempt instead(String name, Duration time, CloseEvent end) {
    Attempt attempt = Attempt.of(name, Outcome.FAILED, Phase.ELIGIBILITY, time);
    if (end.status().isPresent()) {
      attempt = attempt.withStatus(end.status().getAsInt());
    }
    return attempt.withCause(
        end.cause().orElseGet(() -> new IllegalStateException(end.toString())));
  }

  /** The attempt that decided. */
  Attempt last() {
    return attempts.get(attempts.size() - 1);
  }

  TransportKind family() {
    return TransportKind.of(name);
  }

  /** Whether nothing was tried, because nothing was usable. */
  boolean skipped() {
    return attempts.stream().allMatch(attempt -> attempt.outcome() == Outcome.SKIPPED);
  }

  boolean opened() {
    return last().outcome() == Outcome.OPEN;
  }

  /** Whether it opened, and was not lost right after. */
  boolean works() {
    return opened() && lost().isEmpty();
  }

  boolean failed() {
    return !works() && !skipped();
  }

  boolean answered() {
    return answer instanceof ProbeReply.Came;
  }

  /** How the open session was lost; a server that closes in order has lost nothing. */
  Optional<CloseEvent> lost() {
    return answer instanceof ProbeReply.Ended ended && !ended.end().wasClean()
        ? Optional.of(ended.end())
        : Optional.empty();
  }

  /** The HTTP status behind the failure. */
  OptionalInt status() {
    return lost().isPresent() ? lost().get().status() : last().status();
  }
}
