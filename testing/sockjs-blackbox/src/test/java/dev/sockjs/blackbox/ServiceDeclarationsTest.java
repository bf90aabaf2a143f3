package dev.sockjs.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Provides;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every service is declared twice: in {@code module-info.java} for the module path, and in {@code
 * META-INF/services} for the class path. A provider that is declared in one place only would be
 * missing on the other path without any error.
 */
final class ServiceDeclarationsTest {
  @ParameterizedTest
  @MethodSource("dev.sockjs.blackbox.Reactor#published")
  void moduleHasADescriptor(String module) {
    assertFalse(Reactor.descriptor(module).isAutomatic());
  }

  @ParameterizedTest
  @MethodSource("dev.sockjs.blackbox.Reactor#published")
  void modulePathAndClassPathFindTheSameProviders(String module) throws IOException {
    assertEquals(provided(module), listed(module));
  }

  @Test
  void someModuleProvidesAService() {
    assertFalse(Reactor.published().stream().allMatch(module -> provided(module).isEmpty()));
  }

  private static Map<String, List<String>> provided(String module) {
    return Reactor.descriptor(module).provides().stream()
        .collect(Collectors.toMap(Provides::service, Provides::providers));
  }

  private static Map<String, List<String>> listed(String module) throws IOException {
    Path services = Reactor.classes(module).resolve("META-INF/services");
    Map<String, List<String>> listed = new TreeMap<>();
    if (Files.isDirectory(services)) {
      try (Stream<Path> files = Files.list(services)) {
        for (Path file : files.toList()) {
          listed.put(file.getFileName().toString(), providersIn(file));
        }
      }
    }
    return listed;
  }

  private static List<String> providersIn(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file, UTF_8)) {
      return lines
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .toList();
    }
  }
}
