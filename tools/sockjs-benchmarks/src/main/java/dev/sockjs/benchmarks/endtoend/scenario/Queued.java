package dev.sockjs.benchmarks.endtoend.scenario;

import com.sun.management.ThreadMXBean;
import dev.sockjs.benchmarks.endtoend.peer.Client;
import dev.sockjs.benchmarks.endtoend.peer.Session;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sends many messages at once to a server that responds only to the last one: the bytes that all
 * threads allocate for a message.
 */
record Queued(int messages) implements Scenario {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Override
  public Map<String, Double> run(Client client, Round round) throws Exception {
    Percentiles allocated = new Percentiles();
    long deadline = System.nanoTime() + round.millis() * 1_000_000;
    do {
      Received received = new Received();
      Session session = received.open(client, round.url("/sink"));
      Map<Long, Long> start = allocatedBytes();
      for (int i = 1; i < messages; i++) {
        session.send(Echo.MESSAGE);
      }
      session.send("end");
      received.awaitEnd();
      allocated.add(growth(start, allocatedBytes()) / messages);
      session.close();
    } while (System.nanoTime() < deadline);
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("allocated", allocated.median());
    return values;
  }

  /** Returns the bytes that each running thread has allocated, by the thread's id. */
  private static Map<Long, Long> allocatedBytes() {
    Map<Long, Long> allocated = new HashMap<>();
    long[] ids = THREADS.getAllThreadIds();
    long[] bytes = THREADS.getThreadAllocatedBytes(ids);
    for (int i = 0; i < ids.length; i++) {
      allocated.put(ids[i], bytes[i]);
    }
    return allocated;
  }

  /** Threads that have ended are missing; those of this project's client stay for seconds. */
  private static long growth(Map<Long, Long> start, Map<Long, Long> end) {
    return end.entrySet().stream()
        .mapToLong(entry -> entry.getValue() - start.getOrDefault(entry.getKey(), 0L))
        .filter(bytes -> bytes > 0)
        .sum();
  }
}
