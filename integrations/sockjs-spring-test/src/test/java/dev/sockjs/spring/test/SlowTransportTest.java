package dev.sockjs.spring.test;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that responds to the info request, and to nothing else. */
@Timeout(60)
final class SlowTransportTest {

  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/ws", SlowTransportTest::handle);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static void handle(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().equals("/ws/info")) {
      byte[] info = "{}".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, info.length);
      exchange.getResponseBody().write(info);
      exchange.close();
    }
  }

  @Test
  void singleTransportHasMostOfTheTimeout() {
    Duration timeout = Duration.ofSeconds(3);
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ws");
    try (StompTestClient client =
        StompTestClient.builder(url).transports(List.of("xhr-polling")).timeout(timeout).build()) {
      long start = System.nanoTime();
      assertThrows(AssertionError.class, client::connect);
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      assertTrue(time.toMillis() >= 2400, time::toString); // by default, an attempt has 2 s
    }
  }
}
