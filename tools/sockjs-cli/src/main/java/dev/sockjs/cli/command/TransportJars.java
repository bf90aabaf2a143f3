package dev.sockjs.cli.command;

import dev.sockjs.spi.TransportProvider;
import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.module.ResolutionException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Loads transports from jars that are not a part of this command. If the command runs as a module,
 * the jars become a module layer above its own, in which a jar without a module descriptor is an
 * automatic module. Otherwise they get a class loader.
 */
final class TransportJars {

  private TransportJars() {}

  /**
   * Returns the transports of the jars, at least one.
   *
   * @throws UsageException if a jar cannot be read, a module that it needs is missing, a provider
   *     cannot be loaded, or there is none
   */
  static List<TransportProvider> load(List<Path> jars) {
    for (Path jar : jars) {
      if (!Files.isReadable(jar)) {
        throw error(jar + " cannot be read");
      }
    }
    List<TransportProvider> found;
    try {
      Module own = TransportJars.class.getModule();
      found = own.isNamed() ? ofModules(own.getLayer(), jars) : ofClassPath(jars);
    } catch (FindException
        | ResolutionException
        | LayerInstantiationException
        | ServiceConfigurationError e) {
      throw error(e.getMessage() + (e.getCause() == null ? "" : ": " + e.getCause().getMessage()));
    }
    if (found.isEmpty()) {
      throw error(
          "no transport in "
              + jars.stream().map(Path::toString).collect(Collectors.joining(", "))
              + ": a module must provide "
              + TransportProvider.class.getName()
              + ", and another jar must name its provider in META-INF/services");
    }
    return found;
  }

  private static List<TransportProvider> ofModules(ModuleLayer parent, List<Path> jars) {
    // What the command has too, such as the API, must be the command's.
    List<ModuleReference> additional =
        ModuleFinder.of(jars.toArray(Path[]::new)).findAll().stream()
            .filter(module -> parent.findModule(module.descriptor().name()).isEmpty())
            .toList();
    ModuleFinder finder =
        ModuleFinder.of(
            additional.stream()
                .flatMap(module -> module.location().stream())
                .map(Path::of)
                .toArray(Path[]::new));
    Set<String> names =
        additional.stream().map(module -> module.descriptor().name()).collect(Collectors.toSet());
    Configuration configuration = parent.configuration().resolve(finder, ModuleFinder.of(), names);
    ModuleLayer layer =
        parent.defineModulesWithOneLoader(configuration, TransportJars.class.getClassLoader());
    return providers(
        ServiceLoader.load(layer, TransportProvider.class),
        type -> type.getModule().getLayer() == layer);
  }

  private static List<TransportProvider> ofClassPath(List<Path> jars) {
    List<URL> urls = new ArrayList<>();
    for (Path jar : jars) {
      try {
        urls.add(jar.toUri().toURL());
      } catch (MalformedURLException e) {
        throw error(jar + " cannot be read");
      }
    }
    // Not closed: the transports load classes until the process ends.
    ClassLoader loader =
        new URLClassLoader(urls.toArray(URL[]::new), TransportJars.class.getClassLoader());
    return providers(
        ServiceLoader.load(TransportProvider.class, loader),
        type -> type.getClassLoader() == loader);
  }

  private static List<TransportProvider> providers(
      ServiceLoader<TransportProvider> services, Predicate<Class<?>> isFromJar) {
    Stream<ServiceLoader.Provider<TransportProvider>> all = services.stream();
    return all.filter(each -> isFromJar.test(each.type()))
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  private static UsageException error(String message) {
    return new UsageException("--transports: " + message);
  }
}
