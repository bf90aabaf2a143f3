package dev.sockjs.benchmarks.endtoend.run;

import dev.sockjs.benchmarks.endtoend.peer.Peer;
import java.util.List;
import java.util.function.Predicate;

/**
 * One scenario with the servers and clients that take part in it.
 *
 * @param scenario the name of the scenario
 * @param servers the servers
 * @param peers selects the clients
 * @param jvmOptions options of the client's JVM
 * @param fresh whether each round has a process of its own and no round is for warming up
 */
record Experiment(
    String scenario,
    List<ServerKind> servers,
    Predicate<Peer> peers,
    List<String> jvmOptions,
    boolean fresh) {

  /** All pages of the heap are touched before, so that no round pays for its growth. */
  private static final List<String> WARM_HEAP =
      List.of("-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch");

  private static final List<ServerKind> BOTH = List.of(ServerKind.VERTX, ServerKind.NODE);

  /** Returns all experiments, in the order in which they run. */
  static List<Experiment> all() {
    return List.of(
        load("echo100", peer -> true),
        load("echo1", peer -> true),
        load("connect", peer -> true),
        load("flood-small", peer -> true),
        load("flood-large", peer -> true),
        load("flood-escapes", peer -> true));
  }

  private static Experiment load(String scenario, Predicate<Peer> peers) {
    return new Experiment(
        scenario, BOTH, peers.and(peer -> peer.group() != Peer.Group.ALL), WARM_HEAP, false);
  }
}
