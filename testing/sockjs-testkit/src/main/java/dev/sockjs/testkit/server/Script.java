package dev.sockjs.testkit.server;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a {@link ScriptedServer} does with one request.
 *
 * <p>A script runs on the thread of its connection, which reads no further request until the script
 * returns. It may block, on a latch of the test as well: closing the server interrupts it. It has
 * to bring its {@link Exchange} to an end; returning from an unfinished answer is a failure that
 * {@link ScriptedServer#close()} reports, and so is everything it throws, a failed assertion
 * included. Only an {@link java.io.IOException}, which says that the client went away, and an
 * {@link InterruptedException} end it silently.
 */
@FunctionalInterface
public interface Script {
  /**
   * Plays this script.
   *
   * @param exchange the request and the means to answer it
   * @throws Exception see above
   */
  void run(Exchange exchange) throws Exception;

  /**
   * Plays another script for each request: the first for the first one, and so on, as polling
   * needs. A request beyond the last script is a failure.
   *
   * @param scripts what to play, in order
   * @return the script that plays them
   */
  static Script sequence(Script... scripts) {
    List<Script> turns = List.of(scripts);
    AtomicInteger played = new AtomicInteger();
    return exchange -> {
      int turn = played.getAndIncrement();
      if (turn >= turns.size()) {
        throw new AssertionError("request " + (turn + 1) + " to a script of " + turns.size());
      }
      turns.get(turn).run(exchange);
    };
  }
}
