package reconnecting;

import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.reconnect.Disconnect;
import dev.sockjs.reconnect.Opening;
import dev.sockjs.reconnect.PossiblyLost;
import dev.sockjs.reconnect.ReconnectEnd;
import dev.sockjs.reconnect.ReconnectListener;
import dev.sockjs.reconnect.ReconnectingSockJs;
import dev.sockjs.reconnect.RetryPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Ends its first session by force, and prints every event until the second one has an echo. */
public final class Main implements ReconnectListener {

  private Main() {}

  /**
   * @param args the URL of the echo endpoint
   */
  public static void main(String[] args) throws Exception {
    SockJsOptions patient =
        SockJsOptions.builder()
            .timeout(Duration.ofSeconds(30))
            .closeLinger(Duration.ofSeconds(30))
            .build();
    try (SockJsClient client = SockJsClient.builder().defaultOptions(patient).build()) {
      ReconnectingSockJs sock =
          ReconnectingSockJs.builder(client, URI.create(args[0]))
              .retryPolicy(RetryPolicy.builder().firstDelay(Duration.ofMillis(10)).build())
              .connect(new Main());
      sock.closed().toCompletableFuture().get(40, TimeUnit.SECONDS);
    }
  }

  @Override
  public void onOpen(ReconnectingSockJs sock, Opening opening) {
    System.out.println("open " + opening.number());
    opening.send("hello " + opening.number());
  }

  @Override
  public void onMessage(ReconnectingSockJs sock, String message) {
    System.out.println("message " + message);
    if (sock.statistics().reconnects() == 0) {
      sock.session().ifPresent(SockJs::abort);
    } else {
      sock.close();
    }
  }

  @Override
  public void onPossiblyLost(ReconnectingSockJs sock, PossiblyLost lost) {
    // The echo has arrived, so nothing is lost.
  }

  @Override
  public void onDown(ReconnectingSockJs sock, Disconnect disconnect, Duration delay) {
    System.out.println("down " + disconnect.kind());
  }

  @Override
  public void onClose(ReconnectingSockJs sock, ReconnectEnd end) {
    System.out.println("close " + end);
  }
}
