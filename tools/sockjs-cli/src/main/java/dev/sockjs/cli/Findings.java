package dev.sockjs.cli;

import dev.sockjs.ServerInfo;
import java.util.List;
import java.util.function.Predicate;

/**
 * All that {@code sockjs probe} found out.
 *
 * @param info what the server says of itself
 * @param named a finding for each transport
 * @param byDefault what an application gets that names none
 */
record Findings(ServerInfo info, List<Finding> named, Finding byDefault) {

  /** Those that were tried, as far as the condition holds. */
  List<Finding> tried(Predicate<Finding> condition) {
    return named.stream().filter(finding -> !finding.skipped()).filter(condition).toList();
  }

  boolean any(Predicate<Finding> condition) {
    return named.stream().anyMatch(condition);
  }

  /** Whether this one opened and then brought nothing, where others brought something. */
  boolean isMute(Finding finding) {
    return finding.answer() instanceof Answer.Missing && any(Finding::answered);
  }

  /** Whether an application with default settings gets a connection that works. */
  boolean usable() {
    return byDefault.works() && !isMute(byDefault);
  }
}
