package dev.sockjs.cli.command;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.transport.websocket.WebSocketTransports;
import dev.sockjs.transport.websocket.jetty.JettyWebSocketTransports;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The library under the transports {@code websocket} and {@code websocket-raw}. */
enum WebSocketLibrary {
  /** The one that an application with both has, because of its priority. */
  JETTY(JettyWebSocketTransports::all),
  TYRUS(WebSocketTransports::all);

  private final Supplier<List<TransportProvider>> providers;

  WebSocketLibrary(Supplier<List<TransportProvider>> providers) {
    this.providers = providers;
  }

  /** Returns new providers of both transports. */
  List<TransportProvider> providers() {
    return providers.get();
  }

  /** Returns whether this name is that of a transport over one of these libraries. */
  static boolean provides(String transport) {
    return JETTY.providers().stream().anyMatch(provider -> provider.name().equals(transport));
  }

  /** Returns the name in the form in which the command line has it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
