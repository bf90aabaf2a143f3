package dev.sockjs.cli.probe;

import dev.sockjs.ServerInfo;
import java.util.List;
import java.util.function.Predicate;

/**
 * All results of {@code sockjs probe}.
 *
 * @param info the info of the server
 * @param transports a result for each transport
 * @param byDefault the result for an application with default settings
 */
record ProbeResults(ServerInfo info, List<ProbeResult> transports, ProbeResult byDefault) {

  /** Returns the results of the transports that were eligible. */
  List<ProbeResult> tried() {
    return transports.stream().filter(result -> !result.skipped()).toList();
  }

  /** Returns true if the condition holds for at least one transport. */
  boolean any(Predicate<ProbeResult> condition) {
    return transports.stream().anyMatch(condition);
  }

  /** Returns true if a session opened but received nothing, while another one received a reply. */
  boolean receivesNothing(ProbeResult result) {
    return result.reply() instanceof ProbeReply.Missing && any(ProbeResult::replied);
  }

  /** Returns true if an application with default settings gets a connection that works. */
  boolean usable() {
    return byDefault.works() && !receivesNothing(byDefault);
  }
}
