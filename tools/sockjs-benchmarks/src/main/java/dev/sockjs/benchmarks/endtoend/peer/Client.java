package dev.sockjs.benchmarks.endtoend.peer;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

/**
 * One of the compared clients, which lives as long as its process. Safe for use by many threads.
 */
public interface Client {

  /**
   * Opens a session. Some clients block for that, others complete the result later.
   *
   * @param url the base URL of the endpoint
   * @param events receives the events of the session
   * @return the open session
   */
  CompletableFuture<Session> open(URI url, Events events);
}
