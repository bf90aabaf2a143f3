package echo;

import dev.sockjs.CloseEvent;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsClientBuilder;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Says hello to an echo, and prints what it hears. */
public final class Echo implements SockJsListener {
  private static final int PATIENCE_SECONDS = 40;

  private Echo() {}

  /**
   * Prints the client's transports, and connects.
   *
   * @param args the URL of the echo, then names of transports, one for each connection; one
   *     connection with any transport if there are none
   */
  public static void run(SockJsClientBuilder builder, String... args) throws Exception {
    try (SockJsClient client = builder.build()) {
      System.out.println("transports " + client.transports());
      URI url = URI.create(args[0]);
      if (args.length == 1) {
        talk(client, url, SockJsOptions.defaults());
      }
      for (String transport : List.of(args).subList(1, args.length)) {
        talk(client, url, SockJsOptions.builder().transports(transport).build());
      }
    } catch (IllegalStateException e) {
      System.out.println("no client: " + e.getMessage());
    }
  }

  private static void talk(SockJsClient client, URI url, SockJsOptions options) throws Exception {
    SockJs sock = client.connect(url, options, new Echo());
    try {
      sock.opened().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      System.out.println("not open: " + e.getCause().getMessage());
    }
    sock.closed().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
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
