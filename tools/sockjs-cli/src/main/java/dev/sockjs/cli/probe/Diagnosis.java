package dev.sockjs.cli.probe;

import dev.sockjs.Attempt;
import dev.sockjs.Attempt.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Derives advice from all results of {@code sockjs probe}: the likely cause of each failure, and
 * what to do about it.
 */
final class Diagnosis {

  /** The shortest delay by unusable transports that is worth advice. */
  private static final Duration MIN_DELAY = Duration.ofSeconds(1);

  private final ProbeResults results;
  private final List<String> advice = new ArrayList<>();

  private Diagnosis(ProbeResults results) {
    this.results = results;
  }

  /** Returns the lines of advice. Transports with the same cause share a line. */
  static List<String> of(ProbeResults results) {
    Diagnosis diagnosis = new Diagnosis(results);
    diagnosis.addLikelyCauses();
    diagnosis.addWebSocketTurnedOff();
    diagnosis.addNoReplies();
    diagnosis.addTimeouts();
    diagnosis.addDelay();
    return List.copyOf(diagnosis.advice);
  }

  private void addLikelyCauses() {
    Map<String, List<String>> transportsByCause = new LinkedHashMap<>();
    for (ProbeResult result : results.tried()) {
      TransportDiagnosis.of(result, results)
          .ifPresent(
              cause ->
                  transportsByCause
                      .computeIfAbsent(cause, key -> new ArrayList<>())
                      .add(result.name()));
    }
    transportsByCause.forEach(
        (cause, transports) -> advice.add(subject(transports) + ": " + cause));
  }

  private String subject(List<String> transports) {
    boolean isEvery = transports.size() > 1 && transports.size() == results.tried().size();
    return isEvery ? "every transport" : String.join(", ", transports);
  }

  private void addWebSocketTurnedOff() {
    if (!results.info().websocket()) {
      advice.add("The server's info turns WebSocket off, which is a setting of the server");
    }
  }

  private void addNoReplies() {
    boolean repliesAreMissing = results.any(result -> result.reply() instanceof ProbeReply.Missing);
    if (repliesAreMissing && !results.any(ProbeResult::replied)) {
      advice.add(
          "No transport received a reply: most likely the server does not reply to this message,"
              + " which says nothing about the network; use --message with one that it replies to");
    }
  }

  /** Adds each transport that works alone, but timed out in the connect with default settings. */
  private void addTimeouts() {
    for (Attempt attempt : results.byDefault().attempts()) {
      if (attempt.outcome() == Outcome.TIMEOUT) {
        results.tried().stream()
            .filter(ProbeResult::works)
            .filter(result -> result.name().equals(attempt.transport()))
            .forEach(result -> advice.add(moreTime(result)));
      }
    }
  }

  private static String moreTime(ProbeResult result) {
    return ("%s: opens (after %d ms here), but not always within its default time;"
            + " increase the option timeout")
        .formatted(result.name(), result.time().toMillis());
  }

  private void addDelay() {
    ProbeResult byDefault = results.byDefault();
    Duration delay =
        byDefault.attempts().stream()
            .filter(attempt -> attempt.outcome() != Outcome.OPEN)
            .map(Attempt::time)
            .reduce(Duration.ZERO, Duration::plus);
    if (byDefault.works() && delay.compareTo(MIN_DELAY) >= 0) {
      String name = byDefault.lastAttempt().transport();
      advice.add(
          ("Each connection loses %d ms before it tries %s;"
                  + " the option transports(\"%s\") avoids this")
              .formatted(delay.toMillis(), name, name));
    }
  }
}
