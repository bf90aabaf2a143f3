package dev.sockjs.core.discovery;

import dev.sockjs.engine.ClientSettings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Services of one type, as far as they can be loaded: a broken one is named in the log, remembered,
 * and skipped.
 *
 * @param found those that could be loaded
 * @param broken what was said of those that could not
 */
public record DiscoveredServices<S>(List<S> found, List<String> broken) {

  private static final Logger LOG = System.getLogger("dev.sockjs.core");

  /** More broken ones than this end the search: a loader may fail at every step, for ever. */
  private static final int MAX_BROKEN = 100;

  /**
   * @param loader looks up {@code type}; made here, in the module that uses it
   */
  private static <S> DiscoveredServices<S> load(Class<S> type, ServiceLoader<S> loader) {
    List<S> found = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    Iterator<S> services = loader.iterator();
    while (broken.size() < MAX_BROKEN) {
      try {
        if (!services.hasNext()) {
          break;
        }
        found.add(services.next());
      } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
        LOG.log(Level.WARNING, "Skipped a broken " + type.getSimpleName(), e);
        broken.add(e.getMessage() + (e.getCause() == null ? "" : ": " + e.getCause()));
      }
    }
    return new DiscoveredServices<>(List.copyOf(found), List.copyOf(broken));
  }

  /** All services of a type where the settings say to look; none if they say not to. */
  public static <S> DiscoveredServices<S> discover(Class<S> type, ClientSettings settings) {
    if (!settings.discovery()) {
      return new DiscoveredServices<>(List.of(), List.of());
    }
    return load(
        type,
        settings
            .moduleLayer()
            .map(layer -> ServiceLoader.load(layer, type))
            .orElseGet(() -> ServiceLoader.load(type, new NamingLoader(settings))));
  }

  /**
   * Names what cannot be loaded. On the class path {@link ServiceLoader} lets an error pass that
   * names only what is missing, not who misses it.
   */
  private static final class NamingLoader extends ClassLoader {

    NamingLoader(ClientSettings settings) {
      super(settings.classLoader().orElseGet(ClassLoader::getSystemClassLoader));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      try {
        return super.loadClass(name, resolve);
      } catch (LinkageError e) {
        throw new LinkageError("Unable to load " + name, e);
      }
    }
  }
}
