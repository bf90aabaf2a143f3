package multiplexing;

import dev.sockjs.CloseEvent;
import dev.sockjs.Http2;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsListener;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** Sends a message to an echo endpoint over HTTP/2 and prints every event. */
public final class Main implements SockJsListener {

  private Main() {}

  /**
   * @param args the URL of the echo endpoint
   */
  public static void main(String[] args) throws Exception {
    try (SockJsClient client = SockJsClient.builder().http2(Http2.PRIOR_KNOWLEDGE).build()) {
      SockJs sock = client.connect(URI.create(args[0]), new Main());
      sock.closed().toCompletableFuture().get(40, TimeUnit.SECONDS);
      sock.opened().exceptionally(failure -> print(failure, sock));
    }
  }

  private static SockJs print(Throwable failure, SockJs sock) {
    System.out.println("not open: " + failure.getMessage());
    return sock;
  }

  @Override
  public void onOpen(SockJs sock) {
    System.out.println("open " + sock.transport().orElseThrow());
    sock.send("hello");
  }

  @Override
  public void onMessage(SockJs sock, String message) {
    System.out.println("message " + message);
    sock.close();
  }

  @Override
  public void onClose(SockJs sock, CloseEvent event) {
    System.out.println("close " + event);
  }
}
