package dev.sockjs.blackbox.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.CloseEvent;
import dev.sockjs.Headers;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import dev.sockjs.TransportOption;
import dev.sockjs.testkit.recorder.RecordingListener;
import dev.sockjs.testserver.SockJsTestServer;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The examples of {@code docs/from-javascript.md}, in its order. */
final class FromJavaScriptExamplesTest {

  private static SockJsTestServer testServer;

  @BeforeAll
  static void start() {
    testServer = SockJsTestServer.start();
  }

  @AfterAll
  static void stop() {
    testServer.close();
  }

  @Test
  void firstExampleClosesAfterTheEcho() {
    URI url = testServer.uri("/echo");
    // begin example
    SockJsClient client = SockJsClient.create(); // one for the whole program
    SockJs sock =
        client.connect(
            url,
            SockJsOptions.builder().transports("websocket", "xhr-polling").build(),
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
    // end example
    try (client) {
      assertEquals(
          "1000 \"Normal closure\" (clean)", sock.closed().toCompletableFuture().join().toString());
    }
  }

  @Test
  void optionsOpenASession() {
    // begin example
    SockJsOptions options =
        SockJsOptions.builder()
            .server("a1")
            .transports("websocket", "xhr-streaming", "xhr-polling")
            .sessionIdLength(16)
            .timeout(Duration.ofSeconds(4))
            .transportOption("xhr-polling", TransportOption.HEADERS, Headers.of("X-Polling", "yes"))
            .build();
    // end example
    RecordingListener listener = new RecordingListener();
    try (SockJsClient client = SockJsClient.create()) {
      client.connect(testServer.uri("/echo"), options, listener);
      listener.awaitOpen();
      String path = URI.create(listener.attempts().get(0).url().orElseThrow()).getPath();
      assertEquals("/echo/a1/", path.substring(0, "/echo/a1/".length()));
      assertEquals(16, path.split("/")[3].length());
    }
  }
}
