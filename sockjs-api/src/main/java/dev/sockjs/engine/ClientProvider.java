package dev.sockjs.engine;

import dev.sockjs.SockJsClient;

/**
 * The service that creates clients. Its implementation is the engine in {@code sockjs-core}, which
 * {@link java.util.ServiceLoader} finds.
 */
public interface ClientProvider {

  /**
   * Creates a client.
   *
   * @param settings the settings of the client
   * @return a new client
   * @throws IllegalStateException if two transport providers have the same name and the same
   *     priority
   */
  SockJsClient create(ClientSettings settings);
}
