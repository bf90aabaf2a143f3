package dev.sockjs.core.discovery;

import dev.sockjs.engine.ClientSettings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the transport modules of this project that are present, but were not discovered. This
 * happens if several jars are merged into one, and only one of their service files is kept.
 */
final class UndiscoveredModules {

  private static final Logger LOG = System.getLogger("dev.sockjs.core");

  private static final String ADVICE =
      " they were not discovered, because META-INF/services/dev.sockjs.spi.TransportProvider does not name"
          + " their providers. If jars are merged into one, merge their service files as well (Maven"
          + " Shade: ServicesResourceTransformer; Gradle Shadow: mergeServiceFiles()), or name the"
          + " transports with SockJsClientBuilder.transports";

  /** The warnings that were logged, so that a second client does not repeat them. */
  private static final Set<String> LOGGED = ConcurrentHashMap.newKeySet();

  private static final String PACKAGE = "dev.sockjs.transport.";

  private static final List<Module> MODULES =
      List.of(
          new Module(
              "sockjs-transport-websocket-jetty",
              "websocket",
              PACKAGE + "websocket.jetty.services.JettyWebSocketProvider"),
          new Module(
              "sockjs-transport-websocket",
              "websocket",
              PACKAGE + "websocket.services.WebSocketProvider"),
          new Module(
              "sockjs-transport-streaming",
              "xhr-streaming",
              PACKAGE + "streaming.services.XhrStreamingProvider"),
          new Module(
              "sockjs-transport-polling",
              "xhr-polling",
              PACKAGE + "polling.services.XhrPollingProvider"));

  /**
   * A module of this project.
   *
   * @param transport a transport that the module provides; another module may provide it too
   * @param provider the class that provides the transport
   */
  private record Module(String name, String transport, String provider) {

    boolean isPresent(ClassLoader loader) {
      return loader.getResource(provider.replace('.', '/') + ".class") != null;
    }
  }

  private UndiscoveredModules() {}

  /**
   * Returns a text that names the modules and says what to do, or an empty text. A module does not
   * count if the client has its transport from elsewhere, or if its provider could not be loaded,
   * which is reported already. Module layers have no service files that could be lost.
   *
   * @param transports the names of the client's transports
   * @param broken an error message for each service that could not be loaded
   */
  static String describe(ClientSettings settings, Set<String> transports, List<String> broken) {
    if (!settings.discovery() || settings.moduleLayer().isPresent()) {
      return "";
    }
    ClassLoader loader = settings.classLoader().orElseGet(ClassLoader::getSystemClassLoader);
    List<String> names =
        MODULES.stream()
            .filter(module -> !transports.contains(module.transport()))
            .filter(module -> broken.stream().noneMatch(text -> text.contains(module.provider())))
            .filter(module -> module.isPresent(loader))
            .map(Module::name)
            .toList();
    return names.isEmpty() ? "" : "Present: " + String.join(", ", names) + ";" + ADVICE;
  }

  /** Logs a warning, unless it is empty or has been logged. */
  static void warn(String warning) {
    if (!warning.isEmpty() && LOGGED.add(warning)) {
      LOG.log(Level.WARNING, warning);
    }
  }
}
