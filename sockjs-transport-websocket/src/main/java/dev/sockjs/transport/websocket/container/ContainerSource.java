package dev.sockjs.transport.websocket.container;

import dev.sockjs.TransportOption;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.TransportRequest;
import jakarta.websocket.ContainerProvider;
import jakarta.websocket.WebSocketContainer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Supplies containers for the connections of one client. */
public interface ContainerSource {

  /** Makes connections use the container that all connections of this JVM share. */
  TransportOption<Boolean> SHARED_CONTAINER =
      TransportOption.of("websocket.sharedContainer", Boolean.class);

  /**
   * Returns the source for a client. It supplies the application's container if there is one, else
   * Tyrus if it is present, else the container that {@link ContainerProvider} finds.
   */
  static ContainerSource of(@Nullable WebSocketContainer provided, ClientContext client) {
    if (provided != null) {
      return new ProvidedContainer(provided, client);
    }
    if (TyrusContainers.isTyrusPresent()) {
      return new TyrusContainers(client);
    }
    return discover(client)
        .<ContainerSource>map(found -> new ProvidedContainer(found, client))
        .orElseGet(MissingContainer::new);
  }

  /** Tells if its containers split the values of a response at commas, as Tyrus does. */
  default boolean splitsValues() {
    return true;
  }

  private static Optional<WebSocketContainer> discover(ClientContext client) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    client.classLoader().ifPresent(thread::setContextClassLoader);
    try {
      return Optional.of(ContainerProvider.getWebSocketContainer());
    } catch (RuntimeException e) {
      Logger log = System.getLogger(ContainerSource.class.getPackageName());
      log.log(Level.DEBUG, "No WebSocketContainer was found", e);
      return Optional.empty();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /**
   * Returns the reason why these containers cannot reach a URL with the settings of the client;
   * empty if they can.
   */
  Optional<String> obstacle(URI url);

  /** Returns the container for one connection. Called once for each connection. */
  WebSocketContainer container(TransportRequest request, URI url);

  /** Converts an http or https URL into the form that the container expects. */
  URI upgradeUrl(URI url);
}
