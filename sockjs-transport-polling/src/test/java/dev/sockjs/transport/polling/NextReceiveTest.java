package dev.sockjs.transport.polling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.ServerInfo;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedServer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The next poll does not wait for the application. */
class NextReceiveTest {

  private static final Script PAGE = x -> x.respond(200, "text/html", "<!DOCTYPE html>\n");

  static List<TransportProvider> transports() {
    return PollingTransports.all();
  }

  @ParameterizedTest
  @MethodSource("transports")
  void nextPollIsSentWhileTheApplicationHandlesMessages(TransportProvider provider)
      throws Exception {
    CompletableFuture<String> message = new CompletableFuture<>();
    CompletableFuture<Void> third = new CompletableFuture<>();
    try (ScriptedServer server = ScriptedServer.start();
        SockJsClient client = SockJsClient.builder().transports(List.of(provider)).build()) {
      Script polls =
          Script.sequence(
              responds(provider, "o"),
              responds(provider, "a[1]"),
              x -> {
                third.complete(null);
                x.silence();
              });
      server.on("GET", "/iframe.html", PAGE);
      server.on("POST", Pattern.compile("/echo/.*/xhr"), polls);
      server.on("GET", Pattern.compile("/echo/.*/jsonp"), polls);
      client.connect(
          server.uri("/echo"),
          SockJsOptions.builder().transports(provider.name()).info(ServerInfo.defaults()).build(),
          new SockJsListener() {
            @Override
            public void onMessage(SockJs sock, String text) {
              // Returns only after the server has received the next poll.
              third.orTimeout(20, TimeUnit.SECONDS).thenRun(() -> message.complete(text)).join();
            }
          });
      assertEquals("1", message.get(20, TimeUnit.SECONDS));
    }
  }

  private static Script responds(TransportProvider provider, String frame) {
    String body = provider.name().equals("jsonp-polling") ? "cb(\"" + frame + "\");" : frame + "\n";
    return x -> x.respond(200, "text/plain", body);
  }
}
