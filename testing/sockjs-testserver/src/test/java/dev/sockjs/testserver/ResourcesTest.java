package dev.sockjs.testserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link SockJsTestServerBuilder#resource}. */
class ResourcesTest {
  private static final Map<String, String> HTML =
      Map.of("Content-Type", "text/html; charset=utf-8", "X-Test", "yes");

  private static SockJsTestServer server;

  @BeforeAll
  static void start() {
    server =
        SockJsTestServer.builder()
            .resource("/", HTML, "old".getBytes(UTF_8))
            .resource("/", HTML, "<p>\u00fc</p>".getBytes(UTF_8))
            .resource("/echo/iframe-1.html", HTML, "frame".getBytes(UTF_8))
            .start();
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static HttpResponse<String> request(String method, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.uri(path)).method(method, BodyPublishers.noBody()).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  @Test
  void getReturnsHeadersAndBody() throws Exception {
    HttpResponse<String> response = request("GET", "/?query");
    assertEquals(200, response.statusCode());
    assertEquals("<p>\u00fc</p>", response.body());
    assertEquals("text/html; charset=utf-8", response.headers().firstValue("Content-Type").get());
    assertEquals("yes", response.headers().firstValue("X-Test").get());
  }

  @Test
  void headReturnsHeaders() throws Exception {
    HttpResponse<String> response = request("HEAD", "/");
    assertEquals(200, response.statusCode());
    assertEquals("", response.body());
    assertEquals(9, response.headers().firstValueAsLong("Content-Length").getAsLong());
    assertEquals("yes", response.headers().firstValue("X-Test").get());
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST /", "DELETE /", "GET //", "GET /nothing", "GET /%2F", "GET /.."})
  void everyOtherRequestGets404(String request) throws Exception {
    String[] parts = request.split(" ");
    assertEquals(404, request(parts[0], parts[1]).statusCode());
  }

  @Test
  void resourceTakesPrecedenceOverEndpoint() throws Exception {
    assertEquals("frame", request("GET", "/echo/iframe-1.html").body());
    assertEquals("Welcome to SockJS!\n", request("GET", "/echo/").body());
  }

  @Test
  void invalidResourcesAreRejected() {
    SockJsTestServerBuilder builder = SockJsTestServer.builder();
    byte[] body = {};
    assertThrows(IllegalArgumentException.class, () -> builder.resource("page", HTML, body));
    assertThrows(
        IllegalArgumentException.class,
        () -> builder.resource("/", Map.of("X-Test", "yes\r\nX-Other: no"), body));
    assertThrows(
        IllegalArgumentException.class, () -> builder.resource("/", Map.of("X Test", ""), body));
  }
}
