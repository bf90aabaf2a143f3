package dev.sockjs.benchmarks.endtoend.scenario;

import dev.sockjs.benchmarks.endtoend.peer.Client;
import dev.sockjs.benchmarks.endtoend.peer.Session;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Opens sessions and leaves them alone: the memory in KiB and the threads of each. The heap must
 * have been touched before, so that the resident memory grows only by what is outside of it.
 */
record Idle(int sessions) implements Scenario {
  @Override
  public Map<String, Double> run(Client client, Round round) throws Exception {
    openAndClose(client, round);
    Memory start = Memory.now();
    List<Received> open = new ArrayList<>();
    for (int i = 0; i < sessions; i++) {
      Received received = new Received();
      open.add(received);
      received.open(client, round.url("/echo"));
    }
    Thread.sleep(round.millis());
    Memory end = Memory.now();
    open.forEach(Received::requireOpen);
    Map<String, Double> values = new LinkedHashMap<>();
    double heap = (end.heapKib - start.heapKib) / sessions;
    values.put("heap", heap);
    values.put("total", heap + (end.rssKib - start.rssKib) / sessions);
    values.put("threads", (end.threads - start.threads) / sessions);
    return values;
  }

  /** Without that, compiled code and classes of the first sessions would count as theirs. */
  private void openAndClose(Client client, Round round) throws Exception {
    for (int i = 0; i < sessions; i++) {
      Received received = new Received();
      Session session = received.open(client, round.url("/echo"));
      session.close();
      received.awaitClosed();
    }
  }

  /** The memory in use after garbage collection, and the number of threads. */
  record Memory(double heapKib, double rssKib, double threads) {
    static Memory now() throws InterruptedException {
      for (int i = 0; i < 3; i++) {
        System.gc();
        Thread.sleep(50); // for cleaners and reference handlers
      }
      return new Memory(
          ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024.0,
          Usage.residentKib(),
          ManagementFactory.getThreadMXBean().getThreadCount());
    }
  }
}
