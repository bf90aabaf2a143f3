package loaders;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Runs {@code echo} out of a class loader, as launchers of fat jars and application servers do.
 * Knows of the API only if its own class path has it, which it does not need.
 */
public final class Main {
  private Main() {}

  /**
   * Does it once for each of several context class loaders.
   *
   * @param args what they are, with commas: {@code APPLICATION} for the loader made here, {@code
   *     NULL}, {@code USELESS} for one that sees nothing, {@code STRANGER} for one that has its own
   *     copy of everything; the path of the loader made here; then what {@code echo} wants
   */
  public static void main(String[] args) throws Exception {
    for (String context : args[0].split(",")) {
      try (URLClassLoader application = loader(args[1]);
          URLClassLoader stranger = loader(args[1])) {
        Thread.currentThread()
            .setContextClassLoader(
                switch (context) {
                  case "APPLICATION" -> application;
                  case "NULL" -> null;
                  case "USELESS" -> ClassLoader.getPlatformClassLoader();
                  case "STRANGER" -> stranger;
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
