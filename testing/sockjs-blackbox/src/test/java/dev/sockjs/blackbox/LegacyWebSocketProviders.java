package dev.sockjs.blackbox;

import dev.sockjs.spi.TransportProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The transports of {@code examples/legacy-websocket}. They are in a class loader of their own, so
 * that no other test discovers them.
 */
public final class LegacyWebSocketProviders {

  private LegacyWebSocketProviders() {}

  /** Returns the providers that the service file of the example names. */
  public static List<TransportProvider> all() {
    try {
      URL classes = Reactor.classes("sockjs-example-legacy-websocket").toUri().toURL();
      ClassLoader loader =
          new URLClassLoader(new URL[] {classes}, LegacyWebSocketProviders.class.getClassLoader());
      return ServiceLoader.load(TransportProvider.class, loader).stream()
          .map(ServiceLoader.Provider::get)
          .filter(provider -> provider.name().startsWith("websocket-h"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
