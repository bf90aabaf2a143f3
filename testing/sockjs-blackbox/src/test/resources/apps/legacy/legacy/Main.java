package legacy;

import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import java.net.URI;

/** Sends one message to an echo endpoint over the old drafts of WebSocket. */
public final class Main {
  private Main() {}

  /**
   * @param args the URL of the endpoint
   */
  public static void main(String[] args) {
    SockJsOptions options =
        SockJsOptions.builder().transports("websocket-hybi-10", "websocket-hixie-76").build();
    try (SockJsClient client = SockJsClient.create()) {
      SockJs sock =
          client.connect(
              URI.create(args[0]),
              options,
              (s, message) -> {
                System.out.println(message);
                s.close();
              });
      sock.opened().thenAccept(s -> s.send("hello over " + s.transport().orElseThrow()));
      System.out.println(sock.closed().toCompletableFuture().join());
    }
  }
}
