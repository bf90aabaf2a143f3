package dev.sockjs.cli.probe;

import dev.sockjs.Attempt;
import dev.sockjs.Attempt.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the findings of {@code sockjs probe} suggest, taken together: the likely cause of each
 * failure, and what to do about it. Guesses, in words for people; a function of the findings alone.
 */
public final class Diagnosis {

  /** So much longer than it needs, and an application should skip what fails here. */
  private static final Duration WORTH_SAVING = Duration.ofSeconds(1);

  private final ProbeResults findings;
  private final List<String> advice = new ArrayList<>();

  private Diagnosis(ProbeResults findings) {
    this.findings = findings;
  }

  /** A line for each thing there is to say; transports with the same trouble share one. */
  public static List<String> of(ProbeResults findings) {
    Diagnosis diagnosis = new Diagnosis(findings);
    diagnosis.likelyCauses();
    diagnosis.webSocketTurnedOff();
    diagnosis.noAnswers();
    diagnosis.tooSlowByDefault();
    diagnosis.timeToSave();
    return List.copyOf(diagnosis.advice);
  }

  private void likelyCauses() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (ProbeResult finding : findings.tried(any -> true)) {
      TransportDiagnosis.of(finding, findings)
          .ifPresent(
              cause -> names.computeIfAbsent(cause, c -> new ArrayList<>()).add(finding.name()));
    }
    int tried = findings.tried(any -> true).size();
    names.forEach(
        (cause, those) ->
            advice.add(
                (those.size() == tried && tried > 1 ? "every transport" : String.join(", ", those))
                    + ": "
                    + cause));
  }

  private void webSocketTurnedOff() {
    if (!findings.info().websocket()) {
      advice.add("The server's info says that it offers no WebSocket; that is its own setting");
    }
  }

  private void noAnswers() {
    boolean asked = findings.any(finding -> finding.answer() instanceof ProbeReply.Missing);
    if (asked && !findings.any(ProbeResult::answered)) {
      advice.add(
          "No transport brought an answer: most likely the server does not answer this message,"
              + " which tells nothing about the network; try --message with one that it does");
    }
  }

  private void tooSlowByDefault() {
    for (Attempt attempt : findings.byDefault().attempts()) {
      if (attempt.outcome() == Outcome.TIMEOUT) {
        findings
            .tried(finding -> finding.works() && finding.name().equals(attempt.transport()))
            .forEach(finding -> advice.add(moreTime(finding)));
      }
    }
  }

  private static String moreTime(ProbeResult finding) {
    return finding.name()
        + ": opens, but not always within its default time ("
        + finding.time().toMillis()
        + " ms here); the option timeout gives it more";
  }

  private void timeToSave() {
    ProbeResult chosen = findings.byDefault();
    Duration wasted =
        chosen.attempts().stream()
            .filter(attempt -> attempt.outcome() != Outcome.OPEN)
            .map(Attempt::time)
            .reduce(Duration.ZERO, Duration::plus);
    if (chosen.works() && wasted.compareTo(WORTH_SAVING) >= 0) {
      String name = chosen.last().transport();
      advice.add(
          "Each connect here loses %d ms before %s; the option transports(\"%s\") saves them"
              .formatted(wasted.toMillis(), name, name));
    }
  }
}
