package dev.sockjs.blackbox.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sockjs.CloseEvent;
import dev.sockjs.CookieStore;
import dev.sockjs.ProxySettings;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.blackbox.EachTransport;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.ScriptedServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A response that a proxy generates does not count as one of the server. */
class ProxyResponseTest {

  private static final Pattern ANYWHERE = Pattern.compile(".*");
  private static final List<String> SCHEMES = List.of("http", "https");

  private final ScriptedServer proxy = ScriptedServer.start();
  private final RecordingStore cookies = new RecordingStore();

  private static final class RecordingStore implements CookieStore {

    private final List<String> kept = new CopyOnWriteArrayList<>();

    @Override
    public Optional<String> header(URI url) {
      return Optional.empty();
    }

    @Override
    public void keep(URI url, List<String> setCookies) {
      kept.add(url + " " + setCookies);
    }
  }

  @AfterEach
  void stop() {
    proxy.close();
  }

  @EachTransport
  void cookiesOfAProxyAreNotKept(String transport) {
    for (int status : List.of(407, 511)) {
      respondToEverythingWith(status);
      for (String scheme : SCHEMES) {
        CloseEvent end = connect(scheme, TestConnection.withoutInfo(transport));
        assertEquals(2000, end.code(), scheme + " " + status);
        assertEquals(List.of(), cookies.kept, scheme + " " + status);
      }
    }
  }

  @Test
  void cookiesOfAProxysResponseToTheInfoRequestAreNotKept() {
    for (int status : List.of(407, 511)) {
      respondToEverythingWith(status);
      for (String scheme : SCHEMES) {
        CloseEvent end = connect(scheme, TestConnection.allTransports());
        assertEquals(1002, end.code(), scheme + " " + status);
        assertEquals(status, end.status().orElseThrow(), scheme);
        assertEquals(List.of(), cookies.kept, scheme + " " + status);
      }
    }
  }

  /** A proxy that redirects to its login page. It knows a tunnel only by its target. */
  @EachTransport
  void redirectOfATunnelIsNotFollowed(String transport) {
    respondToEverythingWith(302);
    CloseEvent end = connect("https", TestConnection.withoutInfo(transport));
    assertEquals(2000, end.code());
    assertEquals(List.of(), cookies.kept);
    assertFalse(
        proxy.requests().stream().anyMatch(request -> request.target().contains("login")),
        () -> proxy.requests().toString());
  }

  private void respondToEverythingWith(int status) {
    for (String method : List.of("CONNECT", "GET", "POST")) {
      proxy.on(method, ANYWHERE, exchange -> demandLogin(exchange, status));
    }
  }

  private static void demandLogin(Exchange exchange, int status) throws IOException {
    exchange
        .header("Set-Cookie", "SRV=proxy; Path=/")
        .header("Location", "https://server.invalid/login")
        .header("Proxy-Authenticate", "Basic realm=\"x\"")
        .respond(status, "text/html", "<h1>Log in</h1>");
  }

  private CloseEvent connect(String scheme, SockJsOptions options) {
    ProxySettings settings = ProxySettings.of(ProxySettings.Type.HTTP, "127.0.0.1", proxy.port());
    try (SockJsClient client =
        SockJsClient.builder().proxy(settings).cookieStore(cookies).build()) {
      return TestConnection.connect(client, URI.create(scheme + "://server.invalid/echo"), options)
          .awaitEnd();
    }
  }
}
