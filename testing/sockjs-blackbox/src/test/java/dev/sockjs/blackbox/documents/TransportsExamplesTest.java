package dev.sockjs.blackbox.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.testkit.recorder.RecordingListener;
import dev.sockjs.testkit.server.ScriptedServer;
import org.junit.jupiter.api.Test;

/** The example of {@code docs/transports.md}. */
final class TransportsExamplesTest {

  @Test
  void internetExplorer9SendsItsOriginAndUsesXdr() throws Exception {
    // begin example
    SockJsOptions internetExplorer9 =
        SockJsOptions.builder()
            .transports("xdr-streaming", "xdr-polling")
            .origin("https://app.example.org")
            .build();
    // end example
    SockJsOptions overHttp = internetExplorer9.toBuilder().origin("http://app.example.org").build();
    try (ScriptedServer server = ScriptedServer.start();
        SockJsClient client = SockJsClient.create()) {
      server.on("GET", "/info", x -> x.respond(200, "application/json", "{}"));
      server.on(
          "POST",
          "/xhr_streaming",
          x -> {
            x.chunked(200, "text/plain").chunk("o\n");
            x.silence();
          });
      RecordingListener listener = new RecordingListener();
      SockJs sock = client.connect(server.uri("/echo"), overHttp, listener);
      listener.awaitOpen();
      assertEquals("xdr-streaming", sock.transport().orElseThrow());
      assertEquals(
          "http://app.example.org",
          server.awaitRequest("POST", "/xhr_streaming").headers("Origin").get(0));
      client.closeNow();
    }
  }
}
