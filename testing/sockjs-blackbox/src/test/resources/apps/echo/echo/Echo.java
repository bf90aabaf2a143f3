package echo;

import dev.sockjs.CloseEvent;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsClientBuilder;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import dev.sockjs.SockJsOptionsBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Sends a message to an echo endpoint and prints every event. */
public final class Echo implements SockJsListener {
  private static final int TIMEOUT_SECONDS = 40;

  private Echo() {}

  /**
   * Prints the transports of the client, then connects.
   *
   * @param args the URL of the echo endpoint, then the names of transports, one for each connection;
   *     without names there is one connection, with any transport
   */
  public static void run(SockJsClientBuilder builder, String... args) throws Exception {
    try (SockJsClient client = builder.build()) {
      System.out.println("transports " + client.transports());
      URI url = URI.create(args[0]);
      if (args.length == 1) {
        converse(client, url, patient().build());
      }
      for (String transport : List.of(args).subList(1, args.length)) {
        converse(client, url, patient().transports(transport).build());
      }
    } catch (IllegalStateException e) {
      System.out.println("no client: " + e.getMessage());
    }
  }

  /** Options for a busy machine that has just started this JVM. */
  private static SockJsOptionsBuilder patient() {
    Duration longTime = Duration.ofSeconds(30);
    return SockJsOptions.builder().infoTimeout(longTime).timeout(longTime).closeLinger(longTime);
  }

  private static void converse(SockJsClient client, URI url, SockJsOptions options) throws Exception {
    SockJs sock = client.connect(url, options, new Echo());
    try {
      sock.opened().toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      System.out.println("not open: " + e.getCause().getMessage());
    }
    sock.closed().toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
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
