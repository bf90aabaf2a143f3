package dev.sockjs.blackbox;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The jars are OSGi bundles. The profile {@code consumers} copies what the test needs. */
final class OsgiTest extends AppTest {
  private static final Pattern PROVIDED =
      Pattern.compile("osgi\\.serviceloader;osgi\\.serviceloader=\"([^\"]+)\"");
  private static final Pattern EXPORTED = Pattern.compile("(?:^|,)(dev\\.sockjs[.\\w]*)");

  @TempDir private Path storage;

  /** Apache Felix with SPI Fly, which lets ServiceLoader look into other bundles. */
  @Test
  void everyTransportOpensInAFramework() {
    Jars own =
        Jars.of(
            "sockjs-core",
            "sockjs-transport-websocket-jetty",
            "sockjs-transport-streaming",
            "sockjs-transport-polling");
    List<Path> bundles = own.and(Jars.copiedTo("osgi")).paths();
    Jars framework = Jars.copiedTo("osgi-framework");
    List<String> args = new ArrayList<>();
    args.add(storage.toString());
    args.add(AppPath.CLASS_PATH.compile("echo").toString());
    args.add(String.valueOf(bundles.size()));
    bundles.forEach(bundle -> args.add(bundle.toString()));
    args.addAll(List.of(url(), "websocket", "xhr-streaming", "xhr-polling"));
    assertPrinted(
        "transports [websocket, websocket-raw, xhr-streaming, xdr-streaming, eventsource,"
            + " iframe-eventsource, htmlfile, iframe-htmlfile, xhr-polling, xdr-polling,"
            + " iframe-xhr-polling, jsonp-polling]\n"
            + conversation("websocket")
            + conversation("xhr-streaming")
            + conversation("xhr-polling"),
        AppPath.CLASS_PATH.run("osgi", framework, args.toArray(String[]::new)));
  }

  @ParameterizedTest
  @MethodSource("dev.sockjs.blackbox.Reactor#published")
  void headersSayWhatTheDescriptorSays(String module) throws IOException {
    ModuleDescriptor descriptor = Reactor.descriptor(module);
    assertEquals(
        names(descriptor.exports().stream().map(ModuleDescriptor.Exports::source)),
        names(matches(EXPORTED, header(module, "Export-Package").replaceAll("\"[^\"]*\"", ""))));
    assertEquals(
        names(descriptor.provides().stream().map(ModuleDescriptor.Provides::service)),
        names(matches(PROVIDED, header(module, "Provide-Capability"))));
  }

  private static Set<String> names(Stream<String> names) {
    return names.collect(toCollection(TreeSet::new));
  }

  private static Stream<String> matches(Pattern pattern, String header) {
    return pattern.matcher(header).results().map(match -> match.group(1));
  }

  private static String header(String module, String name) throws IOException {
    Path target = Reactor.directory(module).resolve("target");
    String version = Reactor.root().text("/project/version");
    try (JarFile jar = new JarFile(target.resolve(module + "-" + version + ".jar").toFile())) {
      String value = jar.getManifest().getMainAttributes().getValue(name);
      return value == null ? "" : value;
    }
  }
}
