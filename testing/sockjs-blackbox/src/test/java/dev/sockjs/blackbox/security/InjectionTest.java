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

/** No value puts a header or a request of its own on the wire. */
class InjectionTest {

  private final ScriptedServer server = SessionScripts.on(ScriptedServer.start());

  @AfterEach
  void stop() {
    server.close();
  }

  private static String refusal(Executable call) {
    String told = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(told.chars().allMatch(c -> c >= ' '), told);
    return told;
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r", "\n", "\r\n", "\0"})
  void whatCouldEndALineIsRefusedAndQuotedOnOne(String end) {
    SockJsOptionsBuilder options = SockJsOptions.builder();
    String evil = "a" + end + "b";
    String escaped = String.format("\\u%04x", (int) end.charAt(0));
    for (String told :
        List.of(
            refusal(() -> Headers.of(evil, "value")),
            refusal(() -> options.server(evil)),
            refusal(() -> options.subprotocols(evil)),
            refusal(() -> options.sessionId(() -> evil).build().sessionId().orElseThrow().get()),
            refusal(() -> ProxySettings.of(ProxySettings.Type.HTTP, evil, 1)))) {
      assertTrue(told.contains("\"a" + escaped), told);
    }
  }

  /** They may be secret. */
  @ParameterizedTest
  @ValueSource(strings = {"\r", "\n", "\r\n", "\0"})
  void valuesOfHeadersAreRefusedWithoutBeingQuoted(String end) {
    String evil = "S3CRET" + end + "Evil: 1";
    for (String told :
        List.of(
            refusal(() -> Headers.of("X-Token", evil)),
            refusal(() -> SockJsOptions.builder().origin(evil)))) {
      assertFalse(told.contains("S3CRET"), told);
      assertTrue(told.contains(String.format("U+%04X at 6", (int) end.charAt(0))), told);
    }
  }

  /** In the caller's URL, and in the one that the server names. */
  @EachTransport
  void lineEndsInAUrlStayEscapes(String transport) {
    String evil = "/echo%0d%0aEvil:%201?a=%0D%0AEvil:%202%00";
    server.on(
        "GET",
        "/named/info",
        x -> x.respond(200, "application/json", "{\"base_url\":\"" + evil + "\"}"));
    try (SockJsClient client = SockJsClient.create()) {
      for (String url : List.of(evil, "/named")) {
        TestConnection trial =
            TestConnection.connect(client, server.uri(url), TestConnection.by(transport));
        trial.awaitOpen();
        trial.assertCloses();
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
  void whatACookieStoreSaysIsLookedOver(String transport) {
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
      TestConnection trial =
          TestConnection.connect(
              client, server.uri("/echo"), TestConnection.withoutInfo(transport));
      CloseEvent end = trial.awaitEnd();
      assertEquals(2000, end.code());
      assertEquals(List.of(transport + " FAILED in HEADERS"), trial.tried());
      assertFalse(trial.told(end).contains("S3CRET"), trial.told(end));
    }
    assertEquals(List.of(), server.requests());
  }
}
