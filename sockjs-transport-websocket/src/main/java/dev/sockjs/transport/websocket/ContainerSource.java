package dev.sockjs.transport.websocket;

import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.TransportRequest;
import jakarta.websocket.ContainerProvider;
import jakarta.websocket.WebSocketContainer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the connections of one client get their containers from. */
interface ContainerSource {

  /**
   * The application's container, else Tyrus, else what {@link ContainerProvider} finds.
   *
   * @return the source, or null if there is no container at all
   */
  static @Nullable ContainerSource of(@Nullable WebSocketContainer own, ClientContext client) {
    if (own != null) {
      return new ProvidedContainer(own, client);
    }
    if (TyrusContainers.arePresent()) {
      return new TyrusContainers(client);
    }
    return find(client).map(found -> new ProvidedContainer(found, client)).orElse(null);
  }

  private static Optional<WebSocketContainer> find(ClientContext client) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    client.classLoader().ifPresent(thread::setContextClassLoader);
    try {
      return Optional.of(ContainerProvider.getWebSocketContainer());
    } catch (RuntimeException e) {
      Logger log = System.getLogger(ContainerSource.class.getPackageName());
      log.log(Level.DEBUG, "There is no WebSocketContainer", e);
      return Optional.empty();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /**
   * Why a URL cannot be reached with these containers, as the client is set up; empty if it can.
   */
  Optional<String> obstacle(URI url);

  /** The container for one connection, to be used once. */
  WebSocketContainer container(TransportRequest request, URI url);

  /** An http or https URL as the container wants to have it. */
  URI target(URI url);
}
