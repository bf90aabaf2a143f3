package dev.sockjs.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Attempt;
import dev.sockjs.ConnectFailedException;
import dev.sockjs.ServerInfo;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsClientBuilder;
import dev.sockjs.SockJsOptions;
import dev.sockjs.fixtures.ExpectedLogs;
import dev.sockjs.transport.websocket.WebSocketTransports;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.opentest4j.AssertionFailedError;

/**
 * A jar that was merged from others and kept one service file of many.
 *
 * <p>On the class path: modules declare their services in their descriptors, which a merged jar
 * cannot lose.
 */
@Tag("class-path")
@Isolated("the log is shared")
final class MergedServiceFilesTest {

  private static final String SERVICES = "META-INF/services/dev.sockjs.spi.TransportProvider";
  private static final String POLLING = "dev.sockjs.transport.polling.services.XhrPollingProvider";
  private static final String STREAMING =
      "dev.sockjs.transport.streaming.services.XhrStreamingProvider";
  private static final String TYRUS = "dev.sockjs.transport.websocket.services.WebSocketProvider";

  @TempDir private Path directory;

  /** Sees every class of the modules, and only the service file of its own jar. */
  private static final class MergedJar extends URLClassLoader {
    MergedJar(URL jar) {
      super(new URL[] {jar}, MergedServiceFilesTest.class.getClassLoader());
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return name.equals(SERVICES) ? findResources(name) : super.getResources(name);
    }
  }

  private MergedJar jar(String... providers) throws IOException {
    Path jar = Files.createTempFile(directory, "app", ".jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry(SERVICES));
      out.write(String.join("\n", providers).getBytes(UTF_8));
    }
    return new MergedJar(jar.toUri().toURL());
  }

  private static List<String> warnings(SockJsClientBuilder builder) {
    try (ExpectedLogs logs = ExpectedLogs.of("dev.sockjs.core", "not discovered")) {
      builder.build().close();
      builder.build().close();
      return logs.messages();
    }
  }

  @Test
  void modulesWithoutTheirServicesAreNamedOnceAndInTheFailure() throws IOException {
    try (MergedJar jar = jar(POLLING)) {
      SockJsClientBuilder builder = SockJsClient.builder().classLoader(jar);
      List<String> warnings = warnings(builder);
      assertEquals(1, warnings.size(), warnings::toString);
      assertTrue(
          warnings
              .get(0)
              .contains(
                  "Present: sockjs-transport-websocket-jetty, sockjs-transport-websocket,"
                      + " sockjs-transport-streaming;"),
          warnings::toString);
      assertTrue(failure(builder).contains("ServicesResourceTransformer"), failure(builder));
    }
  }

  /** Returns the message of a connect with a transport whose services were lost. */
  private static String failure(SockJsClientBuilder builder) {
    SockJsOptions options =
        SockJsOptions.builder().transports("websocket").info(ServerInfo.defaults()).build();
    try (SockJsClient client = builder.build()) {
      client
          .connect(URI.create("http://127.0.0.1:1/echo"), options, (sock, message) -> {})
          .opened()
          .toCompletableFuture()
          .join();
      throw new AssertionFailedError("opened");
    } catch (CompletionException e) {
      ConnectFailedException failed = (ConnectFailedException) e.getCause();
      assertEquals(Attempt.Outcome.SKIPPED, failed.attempts().get(0).outcome());
      return failed.getMessage();
    }
  }

  @Test
  void transportsFromElsewhereAreNotMissed() throws IOException {
    try (MergedJar jar = jar(POLLING, TYRUS)) {
      List<String> withoutStreaming = warnings(SockJsClient.builder().classLoader(jar));
      assertEquals(1, withoutStreaming.size(), withoutStreaming::toString);
      assertFalse(withoutStreaming.get(0).contains("websocket-jetty"), withoutStreaming::toString);
    }
    try (MergedJar jar = jar(POLLING, STREAMING)) {
      assertEquals(
          List.of(),
          warnings(SockJsClient.builder().classLoader(jar).transports(WebSocketTransports.all())));
    }
  }

  @Test
  void wholeServicesAndNoDiscoveryAreNoReasonToWarn() throws IOException {
    assertEquals(List.of(), warnings(SockJsClient.builder()));
    try (MergedJar whole = jar(POLLING, TYRUS, STREAMING)) {
      assertEquals(List.of(), warnings(SockJsClient.builder().classLoader(whole)));
      assertEquals(
          List.of(),
          warnings(
              SockJsClient.builder()
                  .classLoader(whole)
                  .discovery(false)
                  .transports(WebSocketTransports.all())));
    }
  }

  @Test
  void aProviderThatCannotBeLoadedIsReportedAsBrokenOnly() throws IOException {
    try (MergedJar jar = jar(POLLING, TYRUS, STREAMING, "dev.sockjs.Missing");
        ExpectedLogs broken = ExpectedLogs.of("dev.sockjs.core", "Skipped a broken")) {
      assertEquals(List.of(), warnings(SockJsClient.builder().classLoader(jar)));
      assertEquals(2, broken.messages().size());
    }
  }
}
