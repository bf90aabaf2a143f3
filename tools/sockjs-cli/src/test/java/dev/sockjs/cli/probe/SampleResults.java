package dev.sockjs.cli.probe;

import dev.sockjs.Attempt;
import dev.sockjs.Attempt.Outcome;
import dev.sockjs.CloseEvent;
import dev.sockjs.Phase;
import java.time.Duration;
import java.util.List;

/** Results of single connections for tests. Each takes 20 ms to open or to fail. */
final class SampleResults {

  static final Duration TIME = Duration.ofMillis(20);

  private SampleResults() {}

  /** The session opened and received its echo. */
  static ProbeResult echo(String name) {
    return opened(name, new ProbeReply.Received(TIME, true));
  }

  /** The session opened and received nothing. */
  static ProbeResult noReply(String name) {
    return opened(name, new ProbeReply.Missing(Duration.ofSeconds(5)));
  }

  /** The session opened and ended. */
  static ProbeResult closed(String name, CloseEvent event) {
    return opened(name, new ProbeReply.Closed(event));
  }

  /** The transport did not open in time. */
  static ProbeResult timeout(String name, Phase phase) {
    return failed(Attempt.of(name, Outcome.TIMEOUT, phase, TIME));
  }

  /** The first request of the transport failed with an HTTP status. */
  static ProbeResult refused(String name, int status) {
    return failed(name, Phase.REQUEST, status);
  }

  static ProbeResult failed(String name, Phase phase, int status) {
    return failed(Attempt.of(name, Outcome.FAILED, phase, TIME).withStatus(status));
  }

  static ProbeResult failed(String name, Phase phase) {
    return failed(Attempt.of(name, Outcome.FAILED, phase, TIME));
  }

  /** The transport was not eligible. */
  static ProbeResult skipped(String name) {
    return failed(Attempt.of(name, Outcome.SKIPPED, Phase.ELIGIBILITY, Duration.ZERO));
  }

  static ProbeResult failed(Attempt attempt) {
    return result(attempt, new ProbeReply.NotRequested());
  }

  private static ProbeResult opened(String name, ProbeReply reply) {
    return result(Attempt.of(name, Outcome.OPEN, Phase.OPEN, TIME), reply);
  }

  private static ProbeResult result(Attempt attempt, ProbeReply reply) {
    return new ProbeResult(attempt.transport(), List.of(attempt), attempt.time(), reply);
  }
}
