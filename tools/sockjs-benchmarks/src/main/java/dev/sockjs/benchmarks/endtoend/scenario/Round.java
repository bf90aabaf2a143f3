package dev.sockjs.benchmarks.endtoend.scenario;

import java.net.URI;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * One round of a scenario.
 *
 * @param server the URL of the server
 * @param serverPid the process of the server
 * @param millis the length of the measurement in milliseconds
 */
public record Round(URI server, long serverPid, long millis) {

  /** Parses a command line: scenario, URL, server process, milliseconds. */
  public static Round parse(String... words) {
    return new Round(URI.create(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
  }

  /** Returns the base URL of an endpoint such as {@code /echo}. */
  URI url(String endpoint) {
    return server.resolve(endpoint);
  }

  /** Returns the same on the loopback address 127.0.0.{@code address}. */
  URI url(int address, String endpoint) {
    return URI.create(url(endpoint).toString().replace("127.0.0.1", "127.0.0." + address));
  }

  /**
   * Lets the time of a round pass, and returns how much a counter has grown in each second of it,
   * and what processor time that took.
   */
  Map<String, Double> measure(LongSupplier counter) throws InterruptedException {
    Thread.sleep(millis / 10); // until the load is steady
    long startCount = counter.getAsLong();
    Usage start = Usage.now(serverPid);
    Thread.sleep(millis);
    long count = counter.getAsLong() - startCount;
    return Usage.now(serverPid).since(start, count);
  }
}
