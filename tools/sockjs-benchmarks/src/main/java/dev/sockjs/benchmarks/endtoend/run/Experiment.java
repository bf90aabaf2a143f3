package dev.sockjs.benchmarks.endtoend.run;

import dev.sockjs.benchmarks.endtoend.peer.Peer;
import dev.sockjs.benchmarks.endtoend.peer.Peer.Group;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One scenario with the servers and clients that take part in it.
 *
 * @param scenario the name of the scenario
 * @param servers the servers
 * @param peers selects the clients
 * @param jvmOptions options of the client's JVM
 * @param warmups how many rounds come before those that are measured
 * @param fresh whether there is one round only, in a new process
 */
record Experiment(
    String scenario,
    List<ServerKind> servers,
    Predicate<Peer> peers,
    List<String> jvmOptions,
    int warmups,
    boolean fresh) {

  /** All pages of the heap are touched before, so that no round pays for its growth. */
  private static final List<String> WARM_HEAP =
      List.of("-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch");

  /** The clients of the quick form: this project's, and one to show the noise of the machine. */
  private static final Set<Peer> QUICK =
      Set.of(
          Peer.WEBSOCKET,
          Peer.WEBSOCKET_DIRECT,
          Peer.RAW_JETTY,
          Peer.XHR_STREAMING,
          Peer.XHR_POLLING);

  /** The transports of this project that large numbers of sessions are measured with. */
  private static final Set<Peer> MANY =
      Set.of(Peer.WEBSOCKET, Peer.XHR_STREAMING, Peer.XHR_POLLING);

  /** The same, and with the direct executor, which needs no threads for the callbacks. */
  private static final Set<Peer> LARGE =
      Set.of(
          Peer.WEBSOCKET,
          Peer.WEBSOCKET_DIRECT,
          Peer.XHR_STREAMING,
          Peer.XHR_STREAMING_DIRECT,
          Peer.XHR_POLLING,
          Peer.XHR_POLLING_DIRECT);

  /** Returns all experiments, in the order in which they run. */
  static List<Experiment> all() {
    return List.of(
        load("echo100", 6), // with two, the rate still doubled or trebled from round to round
        load("echo1", 4),
        load("connect", 8), // the code of a connect runs once for each, and is compiled later
        load("flood-small", 2),
        load("flood-large", 2),
        load("flood-escapes", 2),
        fallback("refused", ServerKind.REFUSING),
        fallback("hanging", ServerKind.HANGING),
        new Experiment(
            "distant", List.of(ServerKind.DISTANT), Experiment::rests, WARM_HEAP, 1, false),
        new Experiment("idle", List.of(ServerKind.VERTX), Experiment::rests, WARM_HEAP, 0, true),
        new Experiment(
            "large", List.of(ServerKind.SPREAD), LARGE::contains, List.of("-Xmx512m"), 0, true),
        many("growth-1"),
        many("growth-10"),
        many("growth-100"),
        many("growth-1000"),
        many("queued-10"),
        many("queued-100"),
        many("queued-1000"),
        many("queued-10000"),
        many("queued-100000"));
  }

  /** Returns the experiments that take less than five minutes. */
  static List<Experiment> quick() {
    return all().stream()
        .filter(one -> Set.of("echo100", "echo1", "connect", "flood-small").contains(one.scenario))
        .map(one -> one.with(QUICK::contains))
        .toList();
  }

  private Experiment with(Predicate<Peer> others) {
    return new Experiment(scenario, servers, others, jvmOptions, warmups, fresh);
  }

  private static Experiment load(String scenario, int warmups) {
    return new Experiment(
        scenario,
        List.of(ServerKind.VERTX, ServerKind.NODE),
        Experiment::loads,
        WARM_HEAP,
        warmups,
        false);
  }

  private static Experiment fallback(String scenario, ServerKind server) {
    return new Experiment(
        scenario, List.of(server), peer -> peer.group() == Group.ALL, WARM_HEAP, 1, false);
  }

  private static Experiment many(String scenario) {
    return new Experiment(scenario, List.of(ServerKind.VERTX), MANY::contains, WARM_HEAP, 2, false);
  }

  /** Without the direct executor, which makes no difference to a session at rest. */
  private static boolean rests(Peer peer) {
    return loads(peer) && !peer.title().endsWith("-direct");
  }

  private static boolean loads(Peer peer) {
    return peer.group() != Group.ALL;
  }
}
