package dev.sockjs.benchmarks.endtoend.scenario;

import dev.sockjs.benchmarks.endtoend.peer.Client;
import dev.sockjs.benchmarks.endtoend.peer.Session;
import java.util.Map;

/** Echo with one message in flight: how long each takes. */
final class Latency implements Scenario {
  @Override
  public Map<String, Double> run(Client client, Round round) throws Exception {
    Timed timed = new Timed();
    Session session = timed.open(client, round.url("/echo"));
    timed.sentNanos = System.nanoTime();
    session.send(Echo.MESSAGE);
    Map<String, Double> values = round.measure(timed::count);
    timed.requireOpen();
    timed.stopped = true;
    timed.awaitEnd();
    session.close();
    timed.durations.addTo(values);
    return values;
  }

  private static final class Timed extends Received {
    private final Percentiles durations = new Percentiles();
    private volatile boolean stopped;
    private long sentNanos;

    @Override
    public void onMessage(Session session, String message) throws Exception {
      durations.add(System.nanoTime() - sentNanos);
      boolean last = message.equals("end");
      if (!last) {
        String next = stopped ? "end" : message;
        sentNanos = System.nanoTime();
        session.send(next);
      }
      super.onMessage(session, message);
    }
  }
}
