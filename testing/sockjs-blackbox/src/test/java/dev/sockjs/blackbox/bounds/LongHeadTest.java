package dev.sockjs.blackbox.bounds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.Headers;
import dev.sockjs.blackbox.EachTransport;
import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.ScriptedServer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Requests with long headers, such as the cookies of a large site or a token with many claims. */
class LongHeadTest {

  private static final String LONG = "x".repeat(60 << 10);
  private static final Headers HEADERS = Headers.of("X-Long", LONG);

  @EachTransport
  void everyRequestMayHave60KibibytesOfHeaders(String transport) throws Exception {
    try (SessionServer server = SessionServer.silent(transport);
        TestSession session =
            TestSession.open(server.url(), TestSession.options(transport).headers(HEADERS))) {
      session.sock.send("hello");
      session.sock.flushed().toCompletableFuture().get(60, TimeUnit.SECONDS);
      RecordedRequest request = server.receivingRequests().get(0);
      assertEquals(List.of(LONG), request.headers("X-Long"));
      session.sock.abort();
      session.listener.awaitClose();
    }
  }

  @Test
  void infoRequestMayHave60KibibytesOfHeaders() throws Exception {
    for (InfoClient client : InfoClient.values()) {
      try (ScriptedServer server =
          ScriptedServer.start()
              .on("GET", "/info", x -> x.respond(200, "application/json", "{}"))) {
        client.connect(server, HEADERS);
        assertEquals(List.of(LONG), server.awaitRequest("GET", "/info").headers("X-Long"));
      }
    }
  }
}
