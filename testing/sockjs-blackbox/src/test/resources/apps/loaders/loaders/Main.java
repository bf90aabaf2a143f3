package loaders;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Runs {@code echo} in a class loader of its own, as launchers of fat jars and application servers
 * do. This class does not use the API, which need not be on its class path.
 */
public final class Main {
  private Main() {}

  /**
   * Runs {@code echo} once for each of several context class loaders.
   *
   * @param args the context class loaders, separated by commas: {@code APPLICATION} for the loader
   *     of {@code echo}, {@code NULL}, {@code PLATFORM} for one that sees no application class,
   *     {@code COPY} for one with its own copy of every class; then the path of the loader of
   *     {@code echo}; then the arguments of {@code echo}
   */
  public static void main(String[] args) throws Exception {
    for (String context : args[0].split(",")) {
      try (URLClassLoader application = loader(args[1]);
          URLClassLoader copy = loader(args[1])) {
        Thread.currentThread()
            .setContextClassLoader(
                switch (context) {
                  case "APPLICATION" -> application;
                  case "NULL" -> null;
                  case "PLATFORM" -> ClassLoader.getPlatformClassLoader();
                  case "COPY" -> copy;
                  default -> throw new IllegalArgumentException(context);
                });
        application
            .loadClass("echo.Main")
            .getMethod("main", String[].class)
            .invoke(null, (Object) Stream.of(args).skip(2).toArray(String[]::new));
      }
    }
  }

  private static URLClassLoader loader(String path) throws Exception {
    String[] entries = path.split(File.pathSeparator);
    URL[] urls = new URL[entries.length];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = Path.of(entries[i]).toUri().toURL();
    }
    return new URLClassLoader(urls, Main.class.getClassLoader());
  }
}
