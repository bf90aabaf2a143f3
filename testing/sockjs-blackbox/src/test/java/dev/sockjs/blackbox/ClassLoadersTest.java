package dev.sockjs.blackbox;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Engine and transports are found wherever an application was loaded from. */
final class ClassLoadersTest extends AppTest {
  private static final Jars API = Jars.of("sockjs-api");
  private static final Jars WEBSOCKET = Jars.of("sockjs-core", "sockjs-transport-websocket");
  private static final String ECHO =
      "transports [websocket, websocket-raw]\n" + conversation("websocket");

  /** As in a fat jar: the class path of the JVM holds nothing but the launcher. */
  @Test
  void everythingComesOutOfOneLoaderWhateverTheContextLoaderIs() {
    Jars loaded = WEBSOCKET.and(AppPath.CLASS_PATH.compile("echo"));
    assertPrinted(
        ECHO.repeat(4),
        AppPath.CLASS_PATH.run(
            "loaders", Jars.none(), "APPLICATION,NULL,USELESS,STRANGER", loaded.toString(), url()));
  }

  @Test
  void theContextLoaderFindsWhatTheLoaderOfTheApiDoesNotSee() {
    Jars seenByAll = API.and(AppPath.CLASS_PATH.compile("echo"));
    String loaded = WEBSOCKET.without(API).toString();
    assertPrinted(ECHO, AppPath.CLASS_PATH.run("loaders", seenByAll, "APPLICATION", loaded, url()));
  }

  @Test
  void aModuleLayerHoldsEverythingButTheApi() {
    Jars seenByAll = API.and(AppPath.MODULE_PATH.compile("echo"));
    String layered = WEBSOCKET.without(API).toString();
    assertPrinted(ECHO, AppPath.MODULE_PATH.run("layers", seenByAll, layered, url()));
  }

  /** Also with a JDK that has no jmods to link from, only itself (JEP 493). */
  @Test
  void anImageHoldsTheApplicationAndItsModules(@TempDir Path directory) {
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
