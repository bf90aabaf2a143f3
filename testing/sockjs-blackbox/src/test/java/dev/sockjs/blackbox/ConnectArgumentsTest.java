package dev.sockjs.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.ServerInfo;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import dev.sockjs.SockJsOptionsBuilder;
import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.ScriptedServer;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arguments that sockjs-client's constructor accepts and rejects, as far as Java has them. */
class ConnectArgumentsTest {

  private static final SockJsListener NO_LISTENER = (sock, message) -> {};

  private final SockJsClient client = SockJsClient.create();
  private final ScriptedServer server = ScriptedServer.start();

  @AfterEach
  void stop() {
    client.closeNow();
    server.close();
  }

  @Test
  void urlIsReturnedUnchanged() {
    for (String url : List.of("http://localhost:1/echo/", "wss://localhost:1/a%20b?x=%7B")) {
      SockJs sock = client.connect(URI.create(url), NO_LISTENER);
      assertEquals(url, sock.url().toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"user:pass@", "user@"})
  void userInfoIsKeptInTheUrlAndNotShownByToString(String userInfo) {
    URI url = URI.create("http://" + userInfo + "localhost:1/echo");
    SockJs sock = client.connect(url, NO_LISTENER);
    assertEquals(url, sock.url());
    assertFalse(sock.toString().contains("user"), sock.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/echo",
        "//localhost/echo",
        "ftp://localhost/echo",
        "http:///echo",
        "http://localhost/echo#fragment",
        "mailto:someone@localhost"
      })
  void invalidBaseUrlIsRejectedWithItsValue(String url) {
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class, () -> client.connect(URI.create(url), NO_LISTENER));
    assertTrue(error.getMessage().startsWith("Not a URL to connect to: "), error.getMessage());
  }

  @Test
  void duplicateSubprotocolsAreRejected() {
    SockJsOptionsBuilder options = SockJsOptions.builder();
    assertThrows(IllegalArgumentException.class, () -> options.subprotocols("a", "b", "a"));
  }

  /** Connects with these options and reads the session id from the path of the first request. */
  private String sessionId(SockJsOptionsBuilder options) throws InterruptedException {
    SockJsOptions once =
        options
            .transports("xhr-polling")
            .info(ServerInfo.defaults())
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    client.connect(server.uri("/echo"), once, NO_LISTENER);
    RecordedRequest request = server.awaitRequest("POST", "/xhr");
    return request.path().split("/", -1)[3];
  }

  @Test
  void sessionIdHasTheConfiguredLength() throws InterruptedException {
    for (int length = 1; length <= 100; length++) {
      String id = sessionId(SockJsOptions.builder().sessionIdLength(length));
      assertTrue(id.matches("[a-z0-5]{" + length + "}"), id);
    }
    assertEquals(8, sessionId(SockJsOptions.builder()).length());
  }

  @Test
  void supplierProvidesTheSessionIds() throws InterruptedException {
    Iterator<String> ids = List.of("one", "two").iterator();
    assertEquals("one", sessionId(SockJsOptions.builder().sessionId(ids::next)));
    assertEquals("two", sessionId(SockJsOptions.builder().sessionId(ids::next)));
  }

  @Test
  void serverIdIsTheConfiguredOneOrThreeDigits() throws InterruptedException {
    sessionId(SockJsOptions.builder().server("my-server"));
    sessionId(SockJsOptions.builder());
    List<String> servers =
        server.requests().stream().map(request -> request.path().split("/", -1)[2]).toList();
    assertEquals("my-server", servers.get(0));
    assertTrue(servers.get(1).matches("[0-9]{3}"), servers::toString);
  }
}
