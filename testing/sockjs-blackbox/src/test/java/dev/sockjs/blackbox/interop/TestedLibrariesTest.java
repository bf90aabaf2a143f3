package dev.sockjs.blackbox.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The build runs the tests of this package with other versions of the libraries, too. */
@EnabledIfSystemProperty(named = "sockjs.tested-libraries", matches = ".+")
final class TestedLibrariesTest {

  /** One class of each library whose version the build may replace. */
  private static final List<String> CLASSES =
      List.of(
          "org.eclipse.jetty.client.HttpClient",
          "org.eclipse.jetty.http2.client.HTTP2Client",
          "org.eclipse.jetty.websocket.core.client.WebSocketCoreClient",
          "jakarta.websocket.ClientEndpointConfig",
          "com.fasterxml.jackson.core.JsonFactory",
          "org.slf4j.LoggerFactory");

  @Test
  void librariesAreThoseThatTheBuildNames() {
    assertEquals(
        System.getProperty("sockjs.tested-libraries"),
        CLASSES.stream().map(TestedLibrariesTest::jar).collect(Collectors.joining(", ")));
  }

  @Test
  void noLibraryIsThereTwice() {
    for (String name : CLASSES) {
      String resource = name.replace('.', '/') + ".class";
      assertEquals(
          1, TestedLibrariesTest.class.getClassLoader().resources(resource).count(), resource);
    }
  }

  /** Returns the file name of the jar that a class comes from, without {@code .jar}. */
  private static String jar(String name) {
    try {
      URL jar = Class.forName(name).getProtectionDomain().getCodeSource().getLocation();
      return Path.of(jar.getPath()).getFileName().toString().replace(".jar", "");
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
