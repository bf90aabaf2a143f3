package dev.sockjs.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SockJsNodeTest {
  private static SockJsNode server;

  @BeforeAll
  static void start() {
    server = SockJsNode.start();
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/echo, true, false",
    "/disabled_websocket_echo, false, false",
    "/cookie_needed_echo, true, true",
    "/close, true, false",
    "/ticker, true, false",
    "/amplify, true, false",
    "/broadcast, true, false",
    "/flood, true, false",
  })
  void infoDescribesTheEndpoint(String endpoint, boolean webSocket, boolean cookieNeeded)
      throws IOException {
    String info = body(open(endpoint + "/info"));
    assertTrue(info.contains("\"websocket\":" + webSocket), info);
    assertTrue(info.contains("\"cookie_needed\":" + cookieNeeded), info);
  }

  @Test
  void unknownPathsRespondWith404() throws IOException {
    assertEquals(404, open("/invalid_url/info").getResponseCode());
    assertTrue(upgrade("/invalid_url/000/s/websocket").startsWith("HTTP/1.1 404 "));
  }

  @Test
  void webSocketIsDisabledWhereTheEndpointSaysSo() throws IOException {
    assertTrue(upgrade("/echo/000/s/websocket").startsWith("HTTP/1.1 101 "));
    assertTrue(upgrade("/disabled_websocket_echo/000/s/websocket").startsWith("HTTP/1.1 404 "));
  }

  @ParameterizedTest
  @CsvSource({
    "/echo, hello, hello",
    "/disabled_websocket_echo, hello, hello",
    "/cookie_needed_echo, hello, hello",
    "/amplify, 3, xxxxxxxx",
    "/amplify, 20, xx",
    "/broadcast, hello, hello",
  })
  void pollingSessionEchoesAsItsEndpointDoes(String endpoint, String message, String expected)
      throws IOException {
    String session = endpoint + "/000/polling-" + endpoint.substring(1) + message;
    assertEquals("o\n", post(session + "/xhr", ""));
    post(session + "/xhr_send", "[\"" + message + "\"]");
    assertEquals("a[\"" + expected + "\"]\n", post(session + "/xhr", ""));
  }

  @Test
  void closeEndpointClosesWith3000() throws IOException {
    assertEquals("o\n", post("/close/000/closed/xhr", ""));
    assertEquals("c[3000,\"Go away!\"]\n", post("/close/000/closed/xhr", ""));
  }

  @Test
  void tickerEndpointSendsATick() throws IOException {
    assertEquals("o\n", post("/ticker/000/ticks/xhr", ""));
    assertEquals("a[\"tick!\"]\n", post("/ticker/000/ticks/xhr", ""));
  }

  @Test
  void streamingResponseEndsAtTheResponseLimit() throws IOException {
    String session = "/echo/000/limit";
    assertEquals("o\n", post(session + "/xhr", ""));
    String batch = "[\"" + "x".repeat(4096) + "\"]";
    post(session + "/xhr_send", batch);
    String prelude = "h".repeat(2048) + "\n";
    assertEquals(prelude + "a" + batch + "\n", post(session + "/xhr_streaming", ""));
  }

  @Test
  void floodEndpointSendsEverything() throws IOException {
    assertEquals("o\n", post("/flood/000/flooded/xhr", ""));
    post("/flood/000/flooded/xhr_send", "[\"go 5000 100\"]");
    long characters = 0;
    while (characters < 5000 * 100) {
      String frame = post("/flood/000/flooded/xhr", "");
      characters += frame.chars().filter(c -> c == 'x').count();
    }
    assertEquals(5000 * 100, characters);
  }

  @Test
  void closeEndsTheProcessWithExitCode0() {
    SockJsNode other = SockJsNode.start();
    other.close();
    other.close();
    assertEquals(0, other.exitValue());
    assertThrows(ConnectException.class, () -> other.uri("/echo/info").toURL().openStream());
  }

  @Test
  void killEndsTheProcessAtOnce() {
    try (SockJsNode other = SockJsNode.start()) {
      other.kill();
      assertEquals(128 + 9, other.exitValue());
      assertThrows(ConnectException.class, () -> other.uri("/echo/info").toURL().openStream());
    }
  }

  @Test
  void errorOfNpmIsInTheException(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("package.json"), "{");
    Files.writeString(directory.resolve("package-lock.json"), "{}");
    IllegalStateException error =
        assertThrows(IllegalStateException.class, () -> NodePackages.install(directory));
    assertTrue(error.getMessage().contains("npm error"), error::getMessage);
  }

  private static HttpURLConnection open(String path) throws IOException {
    return (HttpURLConnection) server.uri(path).toURL().openConnection();
  }

  private static String post(String path, String body) throws IOException {
    HttpURLConnection connection = open(path);
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "text/plain;charset=UTF-8");
    connection.getOutputStream().write(body.getBytes(UTF_8));
    return body(connection);
  }

  private static String body(HttpURLConnection connection) throws IOException {
    connection.setReadTimeout(40_000);
    try (InputStream body = connection.getInputStream()) {
      return new String(body.readAllBytes(), UTF_8);
    }
  }

  /** Sends a WebSocket handshake and returns the start of the status line. */
  private static String upgrade(String path) throws IOException {
    URI uri = server.uri(path);
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(20_000);
      String request =
          """
          GET %s HTTP/1.1\r
          Host: localhost\r
          Upgrade: websocket\r
          Connection: Upgrade\r
          Sec-WebSocket-Version: 13\r
          Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
          \r
          """
              .formatted(path);
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readNBytes("HTTP/1.1 101 ".length()), UTF_8);
    }
  }
}
