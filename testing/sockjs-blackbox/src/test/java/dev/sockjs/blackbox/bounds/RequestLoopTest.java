package dev.sockjs.blackbox.bounds;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;

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

/** Servers whose answers come at once and lead nowhere; over all HTTP transports at once. */
class RequestLoopTest {

  /** The pauses between them are proven on a clock, in {@code EmptyAnswersOverTheWireTest}. */
  @Test
  void anEmptyAnswerAtATimeIsAskedForTenTimes() throws Exception {
    assertEndsAfter(11, x -> x.respond(200, "text/plain", ""));
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 502})
  void anyOtherStatusIsAskedForOnce(int status) throws Exception {
    assertEndsAfter(2, x -> x.respond(status));
  }

  private interface Answer {
    void to(Exchange exchange) throws IOException;
  }

  /** Opens a session with the first answer, gives all others, and counts them up to the end. */
  private static void assertEndsAfter(int answers, Answer others) throws Exception {
    List<SessionServer> servers = new ArrayList<>();
    List<SockJs> socks = new ArrayList<>();
    try (SockJsClient client = SockJsClient.create()) {
      for (String transport : Transports.HTTP) {
        SessionServer server = opening(transport, others);
        servers.add(server);
        socks.add(
            client.connect(
                server.url(), TestSession.options(transport).build(), (sock, message) -> {}));
      }
      for (int i = 0; i < Transports.HTTP.size(); i++) {
        CloseEvent end = socks.get(i).closed().toCompletableFuture().get(60, SECONDS);
        assertEquals(1006, end.code(), Transports.HTTP.get(i));
        assertEquals(answers, servers.get(i).receives().size(), Transports.HTTP.get(i));
      }
    } finally {
      servers.forEach(SessionServer::close);
    }
  }

  private static SessionServer opening(String transport, Answer others) {
    WireFormat dialect = WireFormat.of(transport);
    AtomicBoolean opened = new AtomicBoolean();
    return SessionServer.silent(transport)
        .answering(
            x -> {
              if (opened.compareAndSet(false, true)) {
                x.respond(200, "text/plain", dialect.prelude() + dialect.onTheWire("o"));
              } else {
                others.to(x);
              }
            });
  }
}
