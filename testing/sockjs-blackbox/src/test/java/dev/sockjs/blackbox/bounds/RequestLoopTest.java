package dev.sockjs.blackbox.bounds;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.blackbox.Transports;
import dev.sockjs.blackbox.reliability.WireFormat;
import dev.sockjs.testkit.server.Exchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Servers that respond at once without a frame do not cause an endless loop of requests. Each test
 * runs all HTTP transports concurrently.
 */
class RequestLoopTest {

  /** {@code EmptyResponsesOverTheWireTest} checks the pauses between them. */
  @Test
  void tenEmptyResponsesEndTheSession() throws Exception {
    // One of the open frame; one more for each that a busy machine sees only after a second.
    assertEndsAfter(11, 20, x -> x.respond(200, "text/plain", ""));
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 502})
  void errorStatusEndsTheSessionWithoutAnotherRequest(int status) throws Exception {
    assertEndsAfter(2, 2, x -> x.respond(status));
  }

  private interface Response {
    void sendTo(Exchange exchange) throws IOException;
  }

  /** Opens a session with the first response, then counts the requests until the session ends. */
  private static void assertEndsAfter(int least, int most, Response others) throws Exception {
    List<SessionServer> servers = new ArrayList<>();
    List<SockJs> socks = new ArrayList<>();
    try (SockJsClient client = SockJsClient.create()) {
      for (String transport : Transports.HTTP) {
        SessionServer server = serverThatOpens(transport, others);
        servers.add(server);
        socks.add(
            client.connect(
                server.url(), TestSession.options(transport).build(), (sock, message) -> {}));
      }
      for (int i = 0; i < Transports.HTTP.size(); i++) {
        CloseEvent end = socks.get(i).closed().toCompletableFuture().get(60, SECONDS);
        assertEquals(1006, end.code(), Transports.HTTP.get(i));
        int requests = servers.get(i).receivingRequests().size();
        assertTrue(requests >= least && requests <= most, Transports.HTTP.get(i) + ": " + requests);
      }
    } finally {
      servers.forEach(SessionServer::close);
    }
  }

  private static SessionServer serverThatOpens(String transport, Response others) {
    WireFormat format = WireFormat.of(transport);
    AtomicBoolean opened = new AtomicBoolean();
    return SessionServer.silent(transport)
        .respondingWith(
            x -> {
              if (opened.compareAndSet(false, true)) {
                x.respond(200, "text/plain", format.prelude() + format.encode("o"));
              } else {
                others.sendTo(x);
              }
            });
  }
}
