package dev.sockjs.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import dev.sockjs.Headers;
import dev.sockjs.ProxySettings;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import dev.sockjs.testserver.SockJsTestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/**
 * The examples of the README and of the Javadoc, compiled and run. Each is here between two
 * comments; {@code DocumentExamplesTest} compares it with the README.
 */
class ExamplesTest {

  private static final Path THIS_FILE =
      Reactor.root("testing/sockjs-blackbox/src/test/java/dev/sockjs/blackbox/ExamplesTest.java");

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }

  /** Returns the matches without white space and without the margin of Javadoc. */
  private static List<String> blocks(String pattern, String text) {
    return Pattern.compile(pattern, Pattern.DOTALL)
        .matcher(text)
        .results()
        .map(found -> found.group(1).replaceAll("(?m)^ \\* ?", "").replaceAll("\\s", ""))
        .toList();
  }

  private static List<String> examplesInThisFile() throws IOException {
    return blocks("    // begin example\n(.*?)    // end example", read(THIS_FILE));
  }

  @Test
  void javadocContainsTheFirstExample() throws IOException {
    Path source = Reactor.root("sockjs-api/src/main/java/dev/sockjs/SockJsClient.java");
    assertEquals(
        examplesInThisFile().subList(0, 1),
        blocks("<pre>\\{@code\n(.*?)\n \\* }</pre>", read(source)));
  }

  @Test
  void firstExamplePrintsTheEchoAndTheEnd() throws Exception {
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (SockJsTestServer server = SockJsTestServer.start()) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      firstMinute(server.uri("/echo"));
    } finally {
      System.setOut(out);
    }
    List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals(List.of("hello", "1000 \"Normal closure\" (clean)"), lines);
  }

  private static void firstMinute(URI url) {
    // begin example
    try (SockJsClient client = SockJsClient.create()) {
      SockJs sock =
          client.connect(
              url,
              new SockJsListener() {
                @Override
                public void onOpen(SockJs s) {
                  s.send("hello");
                }

                @Override
                public void onMessage(SockJs s, String m) {
                  System.out.println(m);
                  s.close();
                }

                @Override
                public void onClose(SockJs s, CloseEvent e) {
                  System.out.println(e);
                }
              });
      sock.closed().toCompletableFuture().join();
    }
    // end example
  }

  @Test
  void lambdaExampleOpensAndCloses() throws Exception {
    try (SockJsTestServer server = SockJsTestServer.start();
        SockJsClient client = SockJsClient.create()) {
      URI url = server.uri("/echo");
      // begin example
      SockJs sock = client.connect(url, (s, message) -> System.out.println(message));
      sock.opened().thenAccept(s -> s.send("hello"));
      // end example
      assertEquals(sock, sock.opened().toCompletableFuture().join());
      sock.close();
      assertTrue(sock.closed().toCompletableFuture().join().wasClean());
    }
  }

  private interface Tokens {
    CompletionStage<String> current();
  }

  @Test
  void settingsExampleBuildsAClient() throws Exception {
    SSLContext sslContext = SSLContext.getDefault();
    Tokens tokens = () -> CompletableFuture.completedFuture("token");
    // begin example
    SockJsClient client =
        SockJsClient.builder()
            .sslContext(sslContext)
            .proxy(
                ProxySettings.of(ProxySettings.Type.HTTP, "proxy.example.org", 3128)
                    .withCredentials("user", "password"))
            .defaultOptions(
                SockJsOptions.builder()
                    .headers(
                        kind ->
                            tokens
                                .current()
                                .thenApply(token -> Headers.of("Authorization", "Bearer " + token)))
                    .heartbeatTimeout(Duration.ofSeconds(40))
                    .build())
            .build();
    // end example
    client.close();
  }
}
