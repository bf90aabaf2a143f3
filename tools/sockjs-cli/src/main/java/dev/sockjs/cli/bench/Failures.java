package dev.sockjs.cli.bench;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.cli.output.ErrorMessage;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Counts the failures of sessions by their cause. A server can invent any number of causes: from
 * the 101st on they are one. Safe for use by any thread.
 */
final class Failures {

  private static final int MAX_CAUSES = 100;
  private static final String OTHER = "other causes";

  /** Guarded by this. */
  private final Map<String, Long> counts = new HashMap<>();

  /** Counts a failure. */
  synchronized void add(String cause) {
    boolean known = counts.containsKey(cause) || counts.size() < MAX_CAUSES;
    counts.merge(known ? cause : OTHER, 1L, Long::sum);
  }

  /** Returns the number of failures for each cause, the most frequent first. */
  synchronized Map<String, Long> byCause() {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
  }

  /** Describes why a session did not open. Without times, so that equal causes have equal texts. */
  static String notOpened(List<Attempt> attempts, CloseEvent event) {
    String detail =
        attempts.isEmpty()
            ? describe(event)
            : attempts.stream().map(Failures::describe).collect(Collectors.joining("; "));
    return "not opened: " + detail;
  }

  /** Describes why an open session ended before the run closed it. */
  static String lost(CloseEvent event) {
    return "lost: " + describe(event);
  }

  /** Describes why the close of a session was not clean. */
  static String notClosed(CloseEvent event) {
    return "not closed cleanly: " + describe(event);
  }

  private static String describe(CloseEvent event) {
    return event + event.cause().map(cause -> ": " + ErrorMessage.of(cause)).orElse("");
  }

  private static String describe(Attempt attempt) {
    StringBuilder text = new StringBuilder(attempt.transport()).append(' ');
    text.append(attempt.outcome().name().toLowerCase(Locale.ROOT));
    attempt.status().ifPresent(status -> text.append(", status ").append(status));
    attempt.cause().ifPresent(cause -> text.append(": ").append(ErrorMessage.of(cause)));
    return text.toString();
  }
}
