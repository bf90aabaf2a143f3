package dev.sockjs.blackbox;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Engine and transports are found in every class loader that loads an application. */
final class ClassLoadersTest extends AppTest {
  private static final Jars API = Jars.of("sockjs-api");
  private static final String ECHO =
      "transports [websocket, websocket-raw]\n" + conversation("websocket");

  private static Jars core(String transport) {
    return Jars.of("sockjs-core", transport);
  }

  /** As in a fat jar, where the class path of the JVM contains only the launcher. */
  @ParameterizedTest
  @ValueSource(strings = {"sockjs-transport-websocket", "sockjs-transport-websocket-jetty"})
  void oneLoaderWithEverythingWorksForAnyContextLoader(String transport) {
    Jars loaderPath = core(transport).and(AppPath.CLASS_PATH.compile("echo"));
    assertPrinted(
        ECHO.repeat(4),
        AppPath.CLASS_PATH.run(
            "loaders",
            Jars.none(),
            "APPLICATION,NULL,PLATFORM,COPY",
            loaderPath.toString(),
            url()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sockjs-transport-websocket", "sockjs-transport-websocket-jetty"})
  void contextLoaderFindsWhatTheLoaderOfTheApiDoesNotSee(String transport) {
    Jars classPath = API.and(AppPath.CLASS_PATH.compile("echo"));
    String loaderPath = core(transport).without(API).toString();
    assertPrinted(
        ECHO, AppPath.CLASS_PATH.run("loaders", classPath, "APPLICATION", loaderPath, url()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sockjs-transport-websocket", "sockjs-transport-websocket-jetty"})
  void moduleLayerContainsEverythingExceptTheApi(String transport) {
    Jars classPath = API.and(AppPath.MODULE_PATH.compile("echo"));
    String layerPath = core(transport).without(API).toString();
    assertPrinted(ECHO, AppPath.MODULE_PATH.run("layers", classPath, layerPath, url()));
  }

  /**
   * With the modules that the README names. A JDK without jmods cannot link an image before JEP
   * 493, and the test fails there.
   */
  @ParameterizedTest
  @CsvSource({
    "sockjs-transport-websocket-jetty, dev.sockjs.transport.websocket.jetty",
    "sockjs-transport-websocket,"
        + " 'dev.sockjs.transport.websocket,org.glassfish.tyrus.container.grizzly.client'"
  })
  void runtimeImageContainsTheApplicationAndItsModules(
      String transport, String modules, @TempDir Path directory) throws IOException {
    String documented = "dev.sockjs.core," + modules;
    assertTrue(Files.readString(Reactor.root("README.md")).contains("`" + documented + "`"));
    String image = directory.resolve("image").toString();
    ForkedProcess.run(
        List.of(
            ForkedProcess.tool("jlink"),
            "--module-path",
            core(transport).and(AppPath.MODULE_PATH.compile("echo")).toString(),
            "--add-modules",
            "echo," + documented,
            "--output",
            image));
    String java = Path.of(image, "bin", "java").toString();
    assertPrinted(ECHO, ForkedProcess.run(List.of(java, "--module", "echo/echo.Main", url())));
  }
}
