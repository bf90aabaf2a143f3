package dev.sockjs.benchmarks.endtoend.scenario;

import dev.sockjs.benchmarks.endtoend.peer.Client;
import dev.sockjs.benchmarks.endtoend.peer.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

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
  private static final int POLL_MILLIS = 20;

  @Override
  public Map<String, Double> run(Client client, Round round) throws Exception {
    List<Echo.Echoes> receivers = new ArrayList<>();
    List<Session> open = open(client, round, receivers);
    for (int i = 0; i < inFlight; i++) {
      for (Session session : open.subList(0, echoing)) {
        session.send(Echo.MESSAGE);
      }
    }
    LongSupplier received = () -> receivers.stream().mapToLong(Received::count).sum();
    awaitCount(received, (long) echoing * inFlight);
    Map<String, Double> values = round.measure(received);
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

  /** Until each session has had its first echoes, connections for the sends are still opened. */
  private static void awaitCount(LongSupplier received, long count) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    while (received.getAsLong() < count && System.nanoTime() < deadline) {
      Thread.sleep(POLL_MILLIS);
    }
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
