package dev.sockjs.blackbox;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Engine and transports are found in every class loader that loads an application. */
final class ClassLoadersTest extends AppTest {
  private static final Jars API = Jars.of("sockjs-api");
  private static final Jars WEBSOCKET = Jars.of("sockjs-core", "sockjs-transport-websocket");
  private static final String ECHO =
      "transports [websocket, websocket-raw]\n" + conversation("websocket");

  /** As in a fat jar, where the class path of the JVM contains only the launcher. */
  @Test
  void oneLoaderWithEverythingWorksForAnyContextLoader() {
    Jars loaderPath = WEBSOCKET.and(AppPath.CLASS_PATH.compile("echo"));
    assertPrinted(
        ECHO.repeat(4),
        AppPath.CLASS_PATH.run(
            "loaders",
            Jars.none(),
            "APPLICATION,NULL,PLATFORM,COPY",
            loaderPath.toString(),
            url()));
  }

  @Test
  void contextLoaderFindsWhatTheLoaderOfTheApiDoesNotSee() {
    Jars classPath = API.and(AppPath.CLASS_PATH.compile("echo"));
    String loaderPath = WEBSOCKET.without(API).toString();
    assertPrinted(
        ECHO, AppPath.CLASS_PATH.run("loaders", classPath, "APPLICATION", loaderPath, url()));
  }

  @Test
  void moduleLayerContainsEverythingExceptTheApi() {
    Jars classPath = API.and(AppPath.MODULE_PATH.compile("echo"));
    String layerPath = WEBSOCKET.without(API).toString();
    assertPrinted(ECHO, AppPath.MODULE_PATH.run("layers", classPath, layerPath, url()));
  }

  /** Also on a JDK without jmods, which links from its own run-time image (JEP 493). */
  @Test
  void runtimeImageContainsTheApplicationAndItsModules(@TempDir Path directory) {
    String modulePath = WEBSOCKET.and(AppPath.MODULE_PATH.compile("echo")).toString();
    String modules =
        "echo,dev.sockjs.core,dev.sockjs.transport.websocket,"
            + "org.glassfish.tyrus.container.grizzly.client";
    String image = directory.resolve("image").toString();
    ForkedProcess.run(
        List.of(
            ForkedProcess.tool("jlink"),
            "--module-path",
            modulePath,
            "--add-modules",
            modules,
            "--output",
            image));
    String java = Path.of(image, "bin", "java").toString();
    assertPrinted(ECHO, ForkedProcess.run(List.of(java, "--module", "echo/echo.Main", url())));
  }
}
