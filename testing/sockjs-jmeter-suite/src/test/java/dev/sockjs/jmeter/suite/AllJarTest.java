package dev.sockjs.jmeter.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What is in the jar for lib/ext. */
class AllJarTest {
  private static final String SERVICES = "META-INF/services/";

  private static List<String> names(JarFile jar) {
    return jar.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName).toList();
  }

  @Test
  void everyClassHasAPackageOfThisProject() throws Exception {
    try (JarFile jar = new JarFile(JMeterHome.allJar().toFile())) {
      List<String> foreign =
          names(jar).stream()
              .filter(name -> name.endsWith(".class") && !name.startsWith("dev/sockjs/"))
              .toList();
      assertEquals(List.of(), foreign);
    }
  }

  @Test
  void everyServiceFileNamesClassesOfTheJar() throws Exception {
    try (JarFile jar = new JarFile(JMeterHome.allJar().toFile())) {
      List<String> services =
          names(jar).stream().filter(name -> name.startsWith(SERVICES)).toList();
      assertTrue(services.contains(SERVICES + "dev.sockjs.spi.TransportProvider"));
      for (String service : services) {
        assertHasClass(jar, service.substring(SERVICES.length()));
        for (String provider : providers(jar, service)) {
          assertHasClass(jar, provider);
        }
      }
    }
  }

  @Test
  void theTransportsOfAllModulesAreThere() throws Exception {
    try (JarFile jar = new JarFile(JMeterHome.allJar().toFile())) {
      List<String> providers = providers(jar, SERVICES + "dev.sockjs.spi.TransportProvider");
      for (String module : List.of("websocket.jetty", "streaming", "polling")) {
        assertTrue(
            providers.stream().anyMatch(name -> name.startsWith("dev.sockjs.transport." + module)),
            () -> module + " is not in " + providers);
      }
    }
  }

  @Test
  void licensesAreThere() throws Exception {
    try (JarFile jar = new JarFile(JMeterHome.allJar().toFile())) {
      assertTrue(names(jar).contains("META-INF/LICENSE"), () -> names(jar).toString());
    }
  }

  private static List<String> providers(JarFile jar, String service) throws IOException {
    byte[] bytes = jar.getInputStream(jar.getJarEntry(service)).readAllBytes();
    return new String(bytes, StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.replaceAll("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static void assertHasClass(JarFile jar, String name) {
    assertTrue(jar.getJarEntry(name.replace('.', '/') + ".class") != null, name);
  }
}
