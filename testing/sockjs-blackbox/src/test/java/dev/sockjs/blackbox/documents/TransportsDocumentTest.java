package dev.sockjs.blackbox.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.blackbox.SockJsNode;
import dev.sockjs.blackbox.Transports;
import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testserver.SockJsTestServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares the tables of {@code docs/transports.md} with the providers and with real servers. */
final class TransportsDocumentTest {

  private static final Document DOCUMENT = Document.read("docs/transports.md");

  @Test
  void everyTransportHasItsRowAndItsRoundTrips() {
    assertEquals(
        roundTrips(false), documented("The four that are tried by themselves"), "by themselves");
    assertEquals(roundTrips(true), documented("Those that are used only by name"), "by name");
  }

  private static Map<String, String> roundTrips(boolean onlyByName) {
    return ServiceLoader.load(TransportProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.onlyByName() == onlyByName)
        .filter(provider -> !Transports.isOnTyrus(provider.name()))
        .collect(
            Collectors.toMap(
                TransportProvider::name,
                provider -> Integer.toString(provider.roundTrips()),
                (one, other) -> one,
                TreeMap::new));
  }

  /** Returns the last cell of each transport. */
  private static Map<String, String> documented(String section) {
    return DOCUMENT.section(section).rowsOfCode().stream()
        .collect(
            Collectors.toMap(
                row -> row.get(0).replace("`", ""),
                row -> row.get(row.size() - 1),
                (one, other) -> one,
                TreeMap::new));
  }

  @Test
  void sockJsNodeHasWhatItsColumnSays() {
    try (SockJsNode server = SockJsNode.start()) {
      assertColumn(1, server.uri("/echo"));
    }
  }

  @Test
  void vertxHasWhatItsColumnSays() {
    try (SockJsTestServer server = SockJsTestServer.start()) {
      assertColumn(2, server.uri("/echo"));
    }
  }

  private static void assertColumn(int column, URI url) {
    List<List<String>> rows = DOCUMENT.section("Which server has which").rowsOfCode();
    assertEquals(Transports.ON_JETTY.size(), rows.size());
    try (SockJsClient client = SockJsClient.create()) {
      for (List<String> row : rows) {
        String transport = row.get(0).replace("`", "");
        assertEquals(row.get(column), opens(client, url, transport) ? "yes" : "no", transport);
      }
    }
  }

  private static boolean opens(SockJsClient client, URI url, String transport) {
    SockJsOptions options =
        SockJsOptions.builder().transports(transport).timeout(Duration.ofSeconds(20)).build();
    SockJs sock = client.connect(url, options, (s, message) -> {});
    boolean open =
        sock.opened()
            .handle((opened, failure) -> failure == null)
            .toCompletableFuture()
            .orTimeout(60, TimeUnit.SECONDS)
            .join();
    sock.abort();
    return open;
  }
}
