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
 * The result of one connection of {@code sockjs probe}.
 *
 * @param name the name of the transport, or {@link Labels#DEFAULT_SETTINGS}
 * @param attempts in order, at least one; if the session opened, the last one opened it
 * @param time until the session opened or the connect failed
 * @param reply the reply to the message on the open session
 */
record ProbeResult(String name, List<Attempt> attempts, Duration time, ProbeReply reply) {

  /** The result of a connect that failed. If there was no attempt, one is made from its end. */
  static ProbeResult failed(String name, List<Attempt> attempts, Duration time, CloseEvent end) {
    List<Attempt> atLeastOne = attempts.isEmpty() ? List.of(attempt(name, time, end)) : attempts;
    return new ProbeResult(name, atLeastOne, time, new ProbeReply.NotRequested());
  }

  private static Attempt attempt(String name, Duration time, CloseEvent end) {
    Attempt attempt = Attempt.of(name, Outcome.FAILED, Phase.ELIGIBILITY, time);
    if (end.status().isPresent()) {
      attempt = attempt.withStatus(end.status().getAsInt());
    }
    return attempt.withCause(
        end.cause().orElseGet(() -> new IllegalStateException(end.toString())));
  }

  /** Returns the attempt that opened the session or was the last to fail. */
  Attempt lastAttempt() {
    return attempts.get(attempts.size() - 1);
  }

  TransportKind kind() {
    return TransportKind.of(name);
  }

  /** Returns true if no transport was eligible. */
  boolean skipped() {
    return attempts.stream().allMatch(attempt -> attempt.outcome() == Outcome.SKIPPED);
  }

  boolean opened() {
    return lastAttempt().outcome() == Outcome.OPEN;
  }

  boolean timedOut() {
    return lastAttempt().outcome() == Outcome.TIMEOUT;
  }

  /** Returns true if the session opened and was not lost while the probe used it. */
  boolean works() {
    return opened() && lost().isEmpty();
  }

  boolean replied() {
    return reply instanceof ProbeReply.Received;
  }

  /** Returns how the open session was lost. A clean close by the server is not a loss. */
  Optional<CloseEvent> lost() {
    return reply instanceof ProbeReply.Closed closed && !closed.event().wasClean()
        ? Optional.of(closed.event())
        : Optional.empty();
  }

  /** Returns the HTTP status of the failure. */
  OptionalInt status() {
    return lost().isPresent() ? lost().get().status() : lastAttempt().status();
  }
}
