package dev.sockjs.benchmarks.endtoend.scenario;

import dev.sockjs.benchmarks.endtoend.peer.Client;
import dev.sockjs.benchmarks.endtoend.peer.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Many sessions in one JVM, some of which echo.
 *
 * @param sessions the number of sessions
 * @param echoing how many of them echo
 * @param inFlight the messages in flight of each that echoes
 * @param addresses the number of addresses of the server, over which the sessions are spread
 *     because one has at most 64 Ki ports for its clients
 */
record Many(int sessions, int echoing, int inFlight, int addresses) implements Scenario {
  private static final int AT_A_TIME = 100;
  private static final int TIMEOUT_SECONDS = 60;

  @Override
  public Map<String, Double> run(Client client, Round round) throws Exception {
    List<Echo.Echoes> receivers = new ArrayList<>();
    List<Session> open = open(client, round, receivers);
    for (int i = 0; i < inFlight; i++) {
      for (Session session : open.subList(0, echoing)) {
        session.send(Echo.MESSAGE);
      }
    }
    Map<String, Double> values =
        round.measure(() -> receivers.stream().mapToLong(Received::count).sum());
    receivers.forEach(Received::requireOpen);
    receivers.forEach(receiver -> receiver.stopped = true);
    Idle.Memory memory = Idle.Memory.now();
    values.put("sessions", (double) open.size());
    values.put("heap", memory.heapKib());
    values.put("rss", memory.rssKib());
    values.put("threads", memory.threads());
    open.forEach(Session::close);
    return values;
  }

  private List<Session> open(Client client, Round round, List<Echo.Echoes> receivers)
      throws Exception {
    List<Session> open = new ArrayList<>();
    while (open.size() < sessions) {
      List<CompletableFuture<Session>> opening = new ArrayList<>();
      for (int i = 0; i < Math.min(AT_A_TIME, sessions - open.size()); i++) {
        Echo.Echoes receiver = new Echo.Echoes();
        receivers.add(receiver);
        opening.add(client.open(round.url(1 + i % addresses, "/echo"), receiver));
      }
      for (CompletableFuture<Session> session : opening) {
        open.add(session.get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
      }
    }
    return open;
  }
}
