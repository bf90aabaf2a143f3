package dev.sockjs.testkit.server;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The behaviour of a {@link ScriptedServer} for one request.
 *
 * <p>A script runs on the thread of its connection, which reads the next request only after the
 * script has returned. A script may block, for example on a latch; closing the server interrupts
 * it. It must complete its {@link Exchange}. Returning with an incomplete response is a failure,
 * and so is every exception, including failed assertions; {@link ScriptedServer#close()} reports
 * them. Only an {@link java.io.IOException}, which means that the client has gone, and an {@link
 * InterruptedException} are not reported.
 */
@FunctionalInterface
public interface Script {
  /**
   * Runs this script.
   *
   * @param exchange the request and its response
   * @throws Exception if the script fails; see the description of this interface
   */
  void run(Exchange exchange) throws Exception;

  /**
   * Combines scripts into one that runs the first script for the first request, the second for the
   * second one, and so on, as polling needs. A request after the last script is a failure.
   *
   * @param scripts the scripts, in order
   * @return the combined script
   */
  static Script sequence(Script... scripts) {
    List<Script> sequence = List.of(scripts);
    AtomicInteger requests = new AtomicInteger();
    return exchange -> {
      int index = requests.getAndIncrement();
      if (index >= sequence.size()) {
        throw new AssertionError(
            "request " + (index + 1) + " for a sequence of " + sequence.size() + " scripts");
      }
      sequence.get(index).run(exchange);
    };
  }
}
