package dev.sockjs.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.fixtures.RawClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ScriptedObservingServerTest {

  private static final String COOKIE = "Set-Cookie: server=observing; path=/\r\n";

  private final ObservingServer server = ObservingServer.scripted();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void idleStreamOpensAndConnectsAtOnce() throws IOException {
    try (RawClient client = request("POST", server.idle(), "/000/s/xhr_streaming", "X-Seat: 12A")) {
      assertEquals(Optional.of("12A"), server.awaitConnect().first("x-seat"));
      String response =
          "HTTP/1.1 200 Scripted\r\n"
              + COOKIE
              + "Content-Type: text/html; charset=UTF-8\r\n"
              + "Transfer-Encoding: chunked\r\n\r\n"
              + "803\r\n"
              + "h".repeat(2048)
              + "\no\n\r\n";
      assertEquals(response, client.receive(response));
    }
    server.awaitDisconnect();
  }

  @Test
  void idleSessionConnectsWithSecondPoll() throws IOException {
    try (RawClient client = request("POST", server.idle(), "/000/s/xhr", "")) {
      String response =
          "HTTP/1.1 200 Scripted\r\n"
              + COOKIE
              + "Content-Type: text/html; charset=UTF-8\r\n"
              + "Content-Length: 2\r\n\r\n"
              + "o\n";
      assertEquals(response, client.receive(response));
    }
    RawClient second = request("POST", server.idle(), "/000/s/xhr", "");
    server.awaitConnect();
    second.close();
    server.awaitDisconnect();
  }

  @Test
  void idleWebSocketOpensAndEchoesClose() throws IOException {
    try (RawClient client =
        request(
            "GET",
            server.idle(),
            "/000/s/websocket",
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==")) {
      server.awaitConnect();
      client.receive("HTTP/1.1 101 Scripted\r\n" + COOKIE);
      client.sendHex("8882000000000fa1");
      String received = client.receiveAll();
      assertTrue(received.contains("\u0001o"), received);
      server.awaitDisconnect();
    }
  }

  @Test
  void sessionsOfAnotherProtocolArePlayedByTheTest() throws IOException {
    try (ObservingServer other =
        ObservingServer.scripted(
            "GET",
            "other",
            (exchange, open) -> {
              exchange.header("Upgrade", "other/1").upgrade();
              exchange.raw("[" + open + "]").silence();
            })) {
      for (URI baseUrl : List.of(other.silent(), other.idle())) {
        RawClient client = request("GET", baseUrl, "/000/s/other", "X-Seat: 12A");
        assertEquals(Optional.of("12A"), other.awaitConnect().first("x-seat"));
        client.receive("HTTP/1.1 101 Scripted\r\n" + COOKIE);
        client.receive("Upgrade: other/1\r\nConnection: Upgrade\r\n\r\n");
        String frame = baseUrl.equals(other.idle()) ? "[o]" : "[]";
        assertEquals(frame, client.receive(frame));
        client.close();
        other.awaitDisconnect();
      }
    }
  }

  @Test
  void silentServerAcceptsPollsAndStreams() throws IOException {
    for (String suffix : List.of("xhr", "xhr_streaming")) {
      RawClient client = request("POST", server.silent(), "/000/s/" + suffix, "");
      server.awaitConnect();
      client.close();
      server.awaitDisconnect();
    }
  }

  private static RawClient request(String method, URI baseUrl, String path, String headers)
      throws IOException {
    RawClient client =
        new RawClient(new Socket(InetAddress.getLoopbackAddress(), baseUrl.getPort()));
    return client.send(
        method
            + " "
            + baseUrl.getPath()
            + path
            + " HTTP/1.1\r\nHost: x\r\n"
            + (headers.isEmpty() ? "" : headers + "\r\n")
            + "\r\n");
  }
}
