package dev.sockjs.examples.websockettyrus;

import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import java.net.URI;

/** Sends a message to an echo endpoint, and prints the echo and how the connection ended. */
public final class Main {
  private Main() {}

  /**
   * Runs the application.
   *
   * @param args the URL of the echo endpoint, such as {@code http://localhost:8081/echo}
   */
  public static void main(String[] args) {
    try (SockJsClient client = SockJsClient.create()) {
      SockJs sock =
          client.connect(
              URI.create(args[0]),
              (s, message) -> {
                System.out.println(s.transport().orElseThrow() + ": " + message);
                s.close();
              });
      sock.opened().toCompletableFuture().join().send("hello");
      System.out.println(sock.closed().toCompletableFuture().join());
    }
  }
}
