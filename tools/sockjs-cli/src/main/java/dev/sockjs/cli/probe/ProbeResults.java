package dev.sockjs.cli.probe;

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
public record ProbeResults(ServerInfo info, List<ProbeResult> named, ProbeResult byDefault) {

  /** Those that were tried, as far as the condition holds. */
  List<ProbeResult> tried(Predicate<ProbeResult> condition) {
    return named.stream().filter(finding -> !finding.skipped()).filter(condition).toList();
  }

  boolean any(Predicate<ProbeResult> condition) {
    return named.stream().anyMatch(condition);
  }

  /** Whether this one opened and then brought nothing, where others brought something. */
  boolean isMute(ProbeResult finding) {
    return finding.answer() instanceof ProbeReply.Missing && any(ProbeResult::answered);
  }

  /** Whether an application with default settings gets a connection that works. */
  public boolean usable() {
    return byDefault.works() && !isMute(byDefault);
  }
}
