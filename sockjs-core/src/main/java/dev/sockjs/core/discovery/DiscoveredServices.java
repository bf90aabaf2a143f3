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
 * The services of one type that were found. A service that cannot be loaded is logged, remembered
 * and skipped.
 *
 * @param found the services that could be loaded
 * @param broken an error message for each service that could not be loaded
 */
public record DiscoveredServices<S>(List<S> found, List<String> broken) {

  private static final Logger LOG = System.getLogger("dev.sockjs.core");

  /** The search ends after this many errors, because a loader may fail endlessly. */
  private static final int MAX_BROKEN = 100;

  /** Returns the services of a type, or none if the settings disable discovery. */
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
      } catch (Throwable e) {
        LOG.log(Level.WARNING, "Skipped a broken " + type.getSimpleName(), e);
        broken.add(
            (e instanceof ServiceConfigurationError ? e.getMessage() : e.toString())
                + (e.getCause() == null ? "" : ": " + e.getCause()));
      }
    }
    return new DiscoveredServices<>(List.copyOf(found), List.copyOf(broken));
  }

  /**
   * Adds the name of the class that cannot be loaded to the error. On the class path, {@link
   * ServiceLoader} passes on an error that names only the missing class, not the provider that
   * needs it.
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
