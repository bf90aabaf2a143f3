package dev.sockjs.benchmarks.endtoend.scenario;

import dev.sockjs.benchmarks.endtoend.peer.Client;
import dev.sockjs.benchmarks.endtoend.peer.Session;
import dev.sockjs.benchmarks.endtoend.server.FloodText;
import java.util.Map;

/** The server sends to one session as fast as that accepts. */
record Flooding(FloodText text) implements Scenario {
  @Override
  public Map<String, Double> run(Client client, Round round) throws Exception {
    Received received = new Received();
    Session session = received.open(client, round.url("/flood"));
    session.send(text.command());
    Map<String, Double> values = round.measure(received::count);
    received.requireOpen();
    session.send("stop");
    received.awaitEnd();
    session.close();
    return values;
  }
}
