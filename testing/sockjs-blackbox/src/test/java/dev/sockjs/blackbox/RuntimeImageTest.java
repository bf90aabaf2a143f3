package dev.sockjs.blackbox;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.testkit.tls.LoopbackTls;
import dev.sockjs.testserver.SockJsTestServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command in {@code docs/compositions.md}, run with the jlink of this JDK, makes an image of an
 * application that connects to a server.
 */
final class RuntimeImageTest extends AppTest {
  private static final ExampleApp APP = ExampleApp.WEBSOCKET;

  /** Linking compresses the JDK, so it takes long where other tests keep the processors busy. */
  private static final long LINK_TIMEOUT_SECONDS = 300;

  @TempDir private static Path directory;

  @BeforeAll
  static void link() {
    List<String> command = new ArrayList<>(CompositionsDocument.read().jlink());
    command.set(0, ForkedProcess.tool("jlink"));
    command.replaceAll(word -> word.equals("\"$MODULES\"") ? APP.path().toString() : word);
    command.replaceAll(word -> word.equals("image") ? image("").toString() : word);
    ForkedProcess.run(command, LINK_TIMEOUT_SECONDS);
  }

  private static Path image(String file) {
    return directory.resolve("image").resolve(file);
  }

  @Test
  void connectsToAServer() throws IOException {
    long start = System.nanoTime();
    ProcessOutput printed = ForkedProcess.run(List.of(image("bin/echo").toString(), url()));
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);

    assertPrinted(APP.conversation(), printed);
    System.out.printf(
        "Image of the example %s: %.1f MB; it started, connected, echoed and closed in %d ms%n",
        APP.directory(), bytes(image("")) / 1e6, millis);
  }

  /** So the other tests show that the engine works without it. */
  @Test
  void lacksFlightRecorder() {
    ProcessOutput modules =
        ForkedProcess.run(List.of(image("bin/java").toString(), "--list-modules"));
    assertTrue(modules.output().contains("java.base"), modules::toString);
    assertFalse(modules.output().contains("jdk.jfr"), modules::toString);
  }

  /** Elliptic curves are in a module that nothing requires. */
  @Test
  void connectsOverTls() throws Exception {
    LoopbackTls tls = LoopbackTls.create();
    Path trusted = directory.resolve("trusted.p12");
    try (OutputStream out = Files.newOutputStream(trusted)) {
      tls.trustStore().store(out, tls.password().toCharArray());
    }
    try (SockJsTestServer server =
        SockJsTestServer.builder().tls(tls.keyStore(), tls.password()).start()) {
      List<String> command =
          List.of(
              image("bin/java").toString(),
              "-Djavax.net.ssl.trustStore=" + trusted,
              "-Djavax.net.ssl.trustStorePassword=" + tls.password(),
              "--module",
              APP.module() + "/" + APP.module() + ".Main",
              server.uri("/echo").toString());
      assertPrinted(APP.conversation(), ForkedProcess.run(command));
    }
  }

  private static long bytes(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory).filter(Files::isRegularFile)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
