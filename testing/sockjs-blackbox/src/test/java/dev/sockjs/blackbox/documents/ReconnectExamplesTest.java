package dev.sockjs.blackbox.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Headers;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.reconnect.ConnectSource;
import dev.sockjs.reconnect.ConnectTarget;
import dev.sockjs.reconnect.Disconnect;
import dev.sockjs.reconnect.Opening;
import dev.sockjs.reconnect.ReconnectEnd;
import dev.sockjs.reconnect.ReconnectListener;
import dev.sockjs.reconnect.ReconnectingSockJs;
import dev.sockjs.reconnect.RetryPolicy;
import dev.sockjs.reconnect.SendWhileDown;
import dev.sockjs.testserver.SockJsTestServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Java examples of docs/reconnect.md, in its order, and what they do. */
final class ReconnectExamplesTest {
  private final SockJsTestServer server = SockJsTestServer.start();
  private final SockJsClient client = SockJsClient.create();
  private final URI url = server.uri("/echo");
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream standardOutput = System.out;

  @BeforeEach
  void capture() {
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void close() {
    System.setOut(standardOutput);
    client.closeNow();
    server.close();
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static void awaitClosed(ReconnectingSockJs sock) throws Exception {
    sock.closed().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private void awaitPrinted(String line) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!printed().contains(line)) {
      assertTrue(System.nanoTime() < end, () -> "Not printed: " + line + " in " + printed());
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  @Test
  void fixedUrl() throws Exception {
    // begin example
    ReconnectingSockJs sock =
        ReconnectingSockJs.builder(client, url)
            .connect((s, message) -> System.out.println(message));
    // end example
    sock.opened().toCompletableFuture().get(20, TimeUnit.SECONDS).send("hello");
    awaitPrinted("hello");
    sock.close();
    awaitClosed(sock);
  }

  /** Supplies tokens, as an application does. */
  private static final class Tokens {
    private int count;

    CompletionStage<String> current() {
      return CompletableFuture.completedFuture("token " + ++count);
    }
  }

  @Test
  void everything() throws Exception {
    List<String> topics = List.of("news", "weather");
    Tokens tokens = new Tokens();
    // begin example
    ReconnectListener listener =
        new ReconnectListener() {
          @Override
          public void onOpen(ReconnectingSockJs s, Opening opening) {
            topics.forEach(topic -> opening.send("subscribe " + topic));
          }

          @Override
          public void onMessage(ReconnectingSockJs s, String message) {
            System.out.println(message);
          }

          @Override
          public void onDown(ReconnectingSockJs s, Disconnect end, Duration delay) {
            System.out.println(end + ", next attempt in " + delay.toMillis() + " ms");
          }

          @Override
          public void onClose(ReconnectingSockJs s, ReconnectEnd end) {
            System.out.println(end);
          }
        };
    // end example
    // begin example
    ConnectSource source =
        attempt ->
            tokens
                .current()
                .thenApply(
                    token ->
                        ConnectTarget.of(
                            url,
                            SockJsOptions.builder()
                                .headers(Headers.of("Authorization", "Bearer " + token))
                                .build()));
    // end example
    // begin example
    RetryPolicy policy =
        RetryPolicy.builder()
            .firstDelay(Duration.ofMillis(500))
            .longestDelay(Duration.ofSeconds(30))
            .maxAttempts(20)
            .giveUpAfter(Duration.ofMinutes(10))
            .retryIf(end -> end.httpStatus().orElse(0) == 401 || RetryPolicy.isWorthRetrying(end))
            .build();
    // end example
    // begin example
    ReconnectingSockJs sock =
        ReconnectingSockJs.builder(client, source)
            .retryPolicy(policy)
            .sendWhileDown(SendWhileDown.QUEUE)
            .queueLimit(256 << 10)
            .connect(listener);
    sock.send("hello");
    // end example
    awaitPrinted("hello");
    assertTrue(printed().startsWith("subscribe news\nsubscribe weather\nhello"), printed());
    sock.session().orElseThrow().abort();
    awaitPrinted("LOST, attempt 1: 1006 \"Aborted\" (unclean), next attempt in ");
    sock.close();
    awaitClosed(sock);
    awaitPrinted("APPLICATION: 1000 \"Normal closure\" (");
    assertEquals(1, sock.statistics().disconnects().get("1006"));
  }
}
