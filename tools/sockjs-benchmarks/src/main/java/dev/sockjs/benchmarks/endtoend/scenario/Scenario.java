package dev.sockjs.benchmarks.endtoend.scenario;

import dev.sockjs.benchmarks.endtoend.peer.Client;
import java.util.Map;

/** One kind of work that a client does for the time of a round. */
public interface Scenario {

  /** Returns whether each round needs a client that has no connection yet. */
  default boolean needsNewClient() {
    return false;
  }

  /**
   * Does the work.
   *
   * @return the measured values by name
   * @throws Exception if the client fails, for example because its session ends
   */
  Map<String, Double> run(Client client, Round round) throws Exception;
}
