package dev.sockjs.benchmarks.endtoend.scenario;

import dev.sockjs.benchmarks.endtoend.peer.Client;
import dev.sockjs.benchmarks.endtoend.peer.Session;
import java.util.LinkedHashMap;
import java.util.Map;

/** Opens one session of a new client, and sends one message: milliseconds until the echo. */
final class FirstMessage implements Scenario {
  @Override
  public boolean needsNewClient() {
    return true;
  }

  @Override
  public Map<String, Double> run(Client client, Round round) throws Exception {
    Received received = new Received();
    long start = System.nanoTime();
    Session session = received.open(client, round.url("/echo"));
    long opened = System.nanoTime();
    session.send("end");
    received.awaitEnd();
    long responded = System.nanoTime();
    session.close();
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("open", (opened - start) / 1e6);
    values.put("first", (responded - opened) / 1e6);
    return values;
  }
}
