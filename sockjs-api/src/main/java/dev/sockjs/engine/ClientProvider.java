package dev.sockjs.engine;

import dev.sockjs.SockJsClient;

/** The engine behind {@link SockJsClient}, found as a service: {@code sockjs-core} has it. */
public interface ClientProvider {

  /**
   * Makes a client.
   *
   * @param settings what the application set
   * @return a new client
   * @throws IllegalStateException if two transport providers of one name have the same priority
   */
  SockJsClient create(ClientSettings settings);
}
