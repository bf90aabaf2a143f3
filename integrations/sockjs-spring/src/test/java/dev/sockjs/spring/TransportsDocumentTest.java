package dev.sockjs.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.sockjs.ConnectFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistration;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.server.HandshakeHandler;

/** Compares the column of Spring in {@code docs/transports.md} with its servers. */
@Timeout(180)
final class TransportsDocumentTest extends SpringServers {

  private static final Path DOCUMENT = Path.of("../../docs/transports.md");

  /** The endpoints on which a transport opens if the document has this text. */
  private static final Map<String, Set<String>> MEANINGS =
      Map.of(
          "yes", Set.of("/default", "/without-cookie", "/with-origins"),
          "unless allowed origins are set", Set.of("/default", "/without-cookie"),
          "with `setSessionCookieNeeded(false)`", Set.of("/without-cookie"),
          "no", Set.of());

  /** Endpoints with settings that decide about transports. */
  @Configuration(proxyBeanMethods = false)
  @EnableWebSocket
  static class SettingsEndpoints implements WebSocketConfigurer {

    @Autowired private HandshakeHandler handshakeHandler;

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
      add(registry, "/default").withSockJS();
      add(registry, "/without-cookie").withSockJS().setSessionCookieNeeded(false);
      add(registry, "/with-origins").setAllowedOrigins("https://example.org").withSockJS();
    }

    private WebSocketHandlerRegistration add(WebSocketHandlerRegistry registry, String path) {
      return registry
          .addHandler(new TextWebSocketHandler(), path)
          .setHandshakeHandler(handshakeHandler);
    }
  }

  TransportsDocumentTest() {
    super(SettingsEndpoints.class);
  }

  @ParameterizedTest
  @EnumSource
  void springHasWhatItsColumnSays(Container container) throws Exception {
    Map<String, String> column = column();
    assertEquals(12, column.size());
    for (Map.Entry<String, String> row : column.entrySet()) {
      Set<String> open = new TreeSet<>();
      for (String endpoint : MEANINGS.get("yes")) {
        if (opens(container, row.getKey(), endpoint)) {
          open.add(endpoint);
        }
      }
      assertEquals(MEANINGS.get(row.getValue()), open, row.getKey());
    }
  }

  /** Returns the text for each transport. */
  private static Map<String, String> column() throws IOException {
    Map<String, String> column = new TreeMap<>();
    Files.readAllLines(DOCUMENT).stream()
        .dropWhile(line -> !line.equals("## Which server has which"))
        .skip(1)
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split(" *\\| *"))
        .forEach(cells -> column.put(cells[1].replace("`", ""), cells[4]));
    return column;
  }

  private boolean opens(Container container, String transport, String endpoint) throws Exception {
    try {
      client(transport)
          .execute(new RecordingHandler(), null, server(container).url(endpoint))
          .get(60, TimeUnit.SECONDS)
          .close();
      return true;
    } catch (ExecutionException e) {
      assertInstanceOf(ConnectFailedException.class, e.getCause());
      return false;
    }
  }
}
