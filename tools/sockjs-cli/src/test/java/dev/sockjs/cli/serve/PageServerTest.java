package dev.sockjs.cli.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.testserver.SockJsTestServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The page as a browser loads it, without a browser. */
@Timeout(60)
final class PageServerTest {

  private static final Pattern REFERENCE = Pattern.compile("(?:src|href|action)=\"([^\"]*)\"");

  private static SockJsTestServer server;

  @BeforeAll
  static void start() {
    server = PageServer.start(0);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void rootIsHtmlThatListsTheEndpoints() throws Exception {
    HttpResponse<String> page = get("/");
    assertEquals("text/html; charset=utf-8", header(page, "Content-Type"));
    for (Endpoint endpoint : Endpoint.ALL) {
      assertTrue(
          page.body().contains("<th scope=\"row\"><code>" + endpoint.path()), endpoint.path());
    }
  }

  @Test
  void everyListedEndpointExists() throws Exception {
    for (Endpoint endpoint : Endpoint.ALL) {
      assertTrue(get(endpoint.path() + "/info").body().contains("\"entropy\""), endpoint.path());
    }
  }

  @Test
  void everyFileOfThePageIsServedByTheServerItself() throws Exception {
    Set<String> seen = new HashSet<>();
    for (String path : List.of("/", "/echo/iframe.html")) {
      for (String reference : references(get(path).body())) {
        assertTrue(reference.matches("/[^/].*"), reference);
        assertFalse(get(reference).body().isEmpty(), reference);
        seen.add(reference);
      }
    }
    assertTrue(seen.contains("/page/page.js"), seen::toString);
    assertTrue(seen.contains("/page/page.css"), seen::toString);
  }

  @Test
  void scriptIsSockJsClient() throws Exception {
    HttpResponse<String> script = get("/page/sockjs.min.js");
    assertEquals("text/javascript; charset=utf-8", header(script, "Content-Type"));
    assertTrue(script.body().startsWith("/* sockjs-client v1.6.1 "), () -> start(script.body()));
  }

  @Test
  void licenceOfSockJsClientIsInTheJar() {
    byte[] licence = Page.file("sockjs-client/LICENSE");
    assertTrue(new String(licence, UTF_8).contains("MIT"));
  }

  @Test
  void everyResponseRestrictsTheBrowser() throws Exception {
    for (String path : List.of("/", "/page/page.js", "/page/sockjs.min.js", "/page/page.css")) {
      HttpResponse<String> response = get(path);
      String policy = header(response, "Content-Security-Policy");
      assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; "), policy);
      assertTrue(policy.endsWith("frame-ancestors 'none'"), policy);
      assertFalse(policy.contains("unsafe"), policy);
      assertEquals("nosniff", header(response, "X-Content-Type-Options"), path);
      assertEquals("no-referrer", header(response, "Referrer-Policy"), path);
    }
  }

  /** The iframes are loaded by the page, so they allow that, and nothing else. */
  @Test
  void iframesOfEveryEndpointAllowOnlyThePage() throws Exception {
    for (Endpoint endpoint : Endpoint.ALL) {
      String policy = header(get(endpoint.path() + "/iframe.html"), "Content-Security-Policy");
      assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; "), policy);
      assertTrue(policy.endsWith("frame-ancestors 'self'"), policy);
    }
  }

  /** The policy forbids these, so they would not work. */
  @Test
  void htmlHasNoInlineScriptAndNoInlineStyle() throws Exception {
    for (String path : List.of("/", "/echo/iframe.html")) {
      String html = get(path).body();
      assertFalse(html.matches("(?s).*<script(?![^>]* src=).*"), html);
      assertFalse(html.contains("<style"), html);
      assertFalse(html.matches("(?s).*<[^>]* (style|on[a-z]+)=.*"), html);
    }
  }

  private static List<String> references(String html) {
    return REFERENCE.matcher(html).results().map((MatchResult m) -> m.group(1)).toList();
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("(none)");
  }

  private static String start(String text) {
    return text.substring(0, Math.min(100, text.length()));
  }

  private static HttpResponse<String> get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(server.uri(path)).build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertEquals(200, response.statusCode(), path);
    return response;
  }
}
