package dev.sockjs.blackbox.documents;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.blackbox.SockJsNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Texts of sockjs-node that {@code docs/troubleshooting.md} explains. */
final class ServerTextsTest {

  @Test
  void sockJsNodeRespondsAsDocumented() throws IOException {
    try (SockJsNode server = SockJsNode.start()) {
      assertResponds(server.uri("/echo"), 200, "Welcome to SockJS!");
      assertResponds(
          server.uri("/echo/000/session/websocket"), 400, "Not a valid websocket request");
    }
  }

  private static void assertResponds(URI url, int status, String text) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
    assertEquals(status, connection.getResponseCode());
    try (InputStream body =
        status == 200 ? connection.getInputStream() : connection.getErrorStream()) {
      assertEquals(text, new String(body.readAllBytes(), US_ASCII).strip());
    }
    assertTrue(Document.read("docs/troubleshooting.md").text().contains("`" + text + "`"), text);
  }
}
