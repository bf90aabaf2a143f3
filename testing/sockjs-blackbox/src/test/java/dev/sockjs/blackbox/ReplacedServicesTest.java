package dev.sockjs.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.Headers;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsClientBuilder;
import dev.sockjs.fixtures.ExpectedLogs;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.InfoRequester;
import dev.sockjs.spi.InfoResponse;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportProvider;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Discovered services of other modules that take the place of built-in ones.
 *
 * <p>On the class path: this module's descriptor does not declare these services.
 */
@Tag("class-path")
@Isolated("the log is shared")
final class ReplacedServicesTest {

  @TempDir private Path directory;

  /** A transport of another module, which is never opened here. */
  public static class ForeignTransport implements TransportProvider {
    @Override
    public String name() {
      return "xhr-polling";
    }

    @Override
    public int order() {
      return 1;
    }

    @Override
    public int priority() {
      return 1000;
    }

    @Override
    public int roundTrips() {
      return 1;
    }

    @Override
    public TransportFactory open(ClientContext client) {
      throw new AssertionError("not opened here");
    }
  }

  /** A transport that adds to the built-in ones. */
  public static final class AnotherTransport extends ForeignTransport {
    @Override
    public String name() {
      return "carrier-pigeon";
    }
  }

  /** An info requester of another module, which sends nothing here. */
  public static class ForeignRequester implements InfoRequester {
    @Override
    public int priority() {
      return 1000;
    }

    @Override
    public Eligibility eligibility(ClientContext client, URI url) {
      return Eligibility.usable();
    }

    @Override
    public CompletableFuture<InfoResponse> request(ClientContext client, URI url, Headers headers) {
      throw new AssertionError("not used here");
    }
  }

  /** An info requester that is asked after the built-in ones. */
  public static final class LastRequester extends ForeignRequester {
    @Override
    public int priority() {
      return -1;
    }
  }

  private List<String> messages(Class<?> service, Class<?> provider) throws IOException {
    Path file = directory.resolve("META-INF/services/" + service.getName());
    Files.createDirectories(file.getParent());
    Files.writeString(file, provider.getName(), UTF_8);
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {directory.toUri().toURL()}, getClass().getClassLoader())) {
      return messages(SockJsClient.builder().classLoader(loader));
    }
  }

  private static List<String> messages(SockJsClientBuilder builder) {
    try (ExpectedLogs logs = ExpectedLogs.of("dev.sockjs.core", " replaces ")) {
      builder.build().close();
      builder.build().close();
      return logs.messages();
    }
  }

  @Test
  void aTransportThatReplacesABuiltInOneIsNamedOnce() throws IOException {
    assertEquals(
        List.of(
            "Transport xhr-polling: "
                + ForeignTransport.class.getName()
                + " replaces the built-in one by its priority"),
        messages(TransportProvider.class, ForeignTransport.class));
  }

  @Test
  void anInfoRequesterThatReplacesTheBuiltInOnesIsNamedOnce() throws IOException {
    assertEquals(
        List.of(
            "Info requester: "
                + ForeignRequester.class.getName()
                + " replaces the built-in one by its priority"),
        messages(InfoRequester.class, ForeignRequester.class));
  }

  @Test
  void othersAreNotNamed() throws IOException {
    assertEquals(List.of(), messages(SockJsClient.builder()), "Jetty before Tyrus and the JDK");
    assertEquals(List.of(), messages(TransportProvider.class, AnotherTransport.class));
    assertEquals(List.of(), messages(InfoRequester.class, LastRequester.class));
    assertEquals(
        List.of(),
        messages(SockJsClient.builder().transports(new ForeignTransport())),
        "named by the application");
  }
}
