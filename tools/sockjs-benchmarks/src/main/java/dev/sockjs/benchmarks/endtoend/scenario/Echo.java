package dev.sockjs.benchmarks.endtoend.scenario;

import dev.sockjs.benchmarks.endtoend.peer.Client;
import dev.sockjs.benchmarks.endtoend.peer.Session;
import java.util.Map;

/** Echo in one session with several messages in flight: each arrival sends the next. */
record Echo(int inFlight) implements Scenario {
  static final String MESSAGE = "x".repeat(64);

  @Override
  public Map<String, Double> run(Client client, Round round) throws Exception {
    Echoes echoes = new Echoes();
    Session session = echoes.open(client, round.url("/echo"));
    for (int i = 0; i < inFlight; i++) {
      session.send(MESSAGE);
    }
    Map<String, Double> values = round.measure(echoes::count);
    echoes.requireOpen();
    echoes.stopped = true;
    session.send("end");
    echoes.awaitEnd();
    session.close();
    return values;
  }

  static final class Echoes extends Received {
    volatile boolean stopped;

    @Override
    public void onMessage(Session session, String message) throws Exception {
      super.onMessage(session, message);
      if (!stopped) {
        session.send(message);
      }
    }
  }
}
