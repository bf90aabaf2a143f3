package osgi;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** Starts an OSGi framework with bundles, and runs the application {@code echo} in it as a bundle. */
public final class Main {
  private Main() {}

  /**
   * @param args the directory of the framework's files, the directory of the classes of {@code
   *     echo}, the number of bundles, the bundles, then the arguments of {@code echo}
   */
  public static void main(String[] args) throws Exception {
    Framework framework =
        ServiceLoader.load(FrameworkFactory.class)
            .findFirst()
            .orElseThrow()
            .newFramework(Map.of(Constants.FRAMEWORK_STORAGE, args[0]));
    framework.start();
    try {
      int end = 3 + Integer.parseInt(args[2]);
      BundleContext context = framework.getBundleContext();
      List<Bundle> bundles = new ArrayList<>();
      for (String jar : List.of(args).subList(3, end)) {
        bundles.add(context.installBundle(Path.of(jar).toUri().toString()));
      }
      Bundle echo = context.installBundle("echo", bundle(Path.of(args[1])));
      bundles.add(echo);
      for (Bundle bundle : bundles) {
        bundle.start();
      }
      String[] rest = Stream.of(args).skip(end).toArray(String[]::new);
      echo.loadClass("echo.Main").getMethod("main", String[].class).invoke(null, (Object) rest);
    } finally {
      framework.stop();
      framework.waitForStop(0);
    }
  }

  /** Makes a bundle of the classes, which needs the API and nothing else. */
  private static ByteArrayInputStream bundle(Path classes) throws IOException {
    Manifest manifest = new Manifest();
    Attributes headers = manifest.getMainAttributes();
    headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
    headers.putValue(Constants.BUNDLE_SYMBOLICNAME, "echo");
    headers.putValue(Constants.IMPORT_PACKAGE, "dev.sockjs");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest);
        Stream<Path> files = Files.walk(classes).filter(Files::isRegularFile)) {
      for (Path file : files.toList()) {
        jar.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, jar);
      }
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }
}
