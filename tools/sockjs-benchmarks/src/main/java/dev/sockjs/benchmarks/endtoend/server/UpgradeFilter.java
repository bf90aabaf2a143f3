package dev.sockjs.benchmarks.endtoend.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Locale;

/**
 * Forwards HTTP requests, except those for a WebSocket: a proxy in the way either refuses them or
 * never responds. Expects each request head in one read, which is so on the loopback address.
 */
final class UpgradeFilter {
  private static final String REFUSAL =
      "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  private static final int BUFFER_BYTES = 1 << 16;

  private UpgradeFilter() {}

  static void connect(Socket client, Socket server, boolean refuse) {
    Proxy.start(() -> Proxy.copy(server, client));
    Proxy.start(() -> filter(client, server, refuse));
  }

  private static void filter(Socket client, Socket server, boolean refuse) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    InputStream input = client.getInputStream();
    try (client;
        server) {
      for (int length = input.read(buffer); length >= 0; length = input.read(buffer)) {
        String text = new String(buffer, 0, length, ISO_8859_1).toLowerCase(Locale.ROOT);
        if (!text.contains("upgrade: websocket")) {
          server.getOutputStream().write(buffer, 0, length);
        } else if (refuse) {
          client.getOutputStream().write(REFUSAL.getBytes(ISO_8859_1));
          return;
        }
      }
    }
  }
}
