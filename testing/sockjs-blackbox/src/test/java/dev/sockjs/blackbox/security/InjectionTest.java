package dev.sockjs.blackbox.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import dev.sockjs.CookieStore;
import dev.sockjs.Headers;
import dev.sockjs.ProxySettings;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.SockJsOptionsBuilder;
import dev.sockjs.blackbox.EachTransport;
import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.ScriptedServer;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No value of the application or the server adds a header or a request to the wire. */
class InjectionTest {

  private final ScriptedServer server = SessionScripts.addTo(ScriptedServer.start());

  @AfterEach
  void stop() {
    server.close();
  }

  private static String errorOf(Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message.chars().allMatch(c -> c >= ' '), message);
    return message;
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r", "\n", "\r\n", "\0"})
  void valueWithALineEndIsRejectedAndQuotedOnOneLine(String end) {
    SockJsOptionsBuilder options = SockJsOptions.builder();
    String evil = "a" + end + "b";
    String escaped = String.format("\\u%04x", (int) end.charAt(0));
    for (String message :
        List.of(
            errorOf(() -> Headers.of(evil, "value")),
            errorOf(() -> options.server(evil)),
            errorOf(() -> options.subprotocols(evil)),
            errorOf(() -> options.sessionId(() -> evil).build().sessionId().orElseThrow().get()),
            errorOf(() -> ProxySettings.of(ProxySettings.Type.HTTP, evil, 1)))) {
      assertTrue(message.contains("\"a" + escaped), message);
    }
  }

  /** Such values may be secret. */
  @ParameterizedTest
  @ValueSource(strings = {"\r", "\n", "\r\n", "\0"})
  void headerValueWithALineEndIsRejectedAndNotQuoted(String end) {
    String evil = "S3CRET" + end + "Evil: 1";
    for (String message :
        List.of(
            errorOf(() -> Headers.of("X-Token", evil)),
            errorOf(() -> SockJsOptions.builder().origin(evil)))) {
      assertFalse(message.contains("S3CRET"), message);
      assertTrue(
          message.contains(String.format("U+%04X at index 6", (int) end.charAt(0))), message);
    }
  }

  /** In the URL of the caller, and in the {@code base_url} of the info. */
  @EachTransport
  void escapedLineEndsInAUrlStayEscaped(String transport) {
    String evil = "/echo%0d%0aEvil:%201?a=%0D%0AEvil:%202%00";
    server.on(
        "GET",
        "/named/info",
        x -> x.respond(200, "application/json", "{\"base_url\":\"" + evil + "\"}"));
    try (SockJsClient client = SockJsClient.create()) {
      for (String url : List.of(evil, "/named")) {
        TestConnection connection =
            TestConnection.connect(client, server.uri(url), TestConnection.only(transport));
        connection.awaitOpen();
        connection.assertCloses();
      }
    }
    for (RecordedRequest request : server.requests()) {
      assertEquals(List.of(), request.headers("Evil"), request::toString);
      assertTrue(
          request.path().equals("/named/info")
              || request.target().matches("/echo%0d%0aEvil:%201/.*\\?a=%0D%0AEvil:%202%00.*"),
          request::toString);
    }
  }

  @EachTransport
  void cookieWithALineEndFailsTheAttempt(String transport) {
    CookieStore evil =
        new CookieStore() {
          @Override
          public Optional<String> header(URI url) {
            return Optional.of("a=S3CRET\r\nEvil: 1");
          }

          @Override
          public void keep(URI url, List<String> setCookies) {}
        };
    try (SockJsClient client = SockJsClient.builder().cookieStore(evil).build()) {
      TestConnection connection =
          TestConnection.connect(
              client, server.uri("/echo"), TestConnection.withoutInfo(transport));
      CloseEvent end = connection.awaitEnd();
      assertEquals(2000, end.code());
      assertEquals(List.of(transport + " FAILED in HEADERS"), connection.attemptTexts());
      assertFalse(connection.visibleText(end).contains("S3CRET"), connection.visibleText(end));
    }
    assertEquals(List.of(), server.requests());
  }
}
