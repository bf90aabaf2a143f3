package dev.sockjs.blackbox.bounds;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.ReadyState;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsListener;
import dev.sockjs.blackbox.reliability.WireFormat;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testserver.SockJsTestServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses of status 200 that are not those of a SockJS server, or that bring nothing. */
@Execution(ExecutionMode.CONCURRENT)
class ForeignResponsesTest {

  private static final String PAGE =
      "<!DOCTYPE html>\n<html><head><title>Maintenance</title></head>\n<body>Back soon</body>\n";

  private static final String PAGE_EXCERPT =
      "<!DOCTYPE html>\\u000a<html><head><title>Maintenance</title>";

  private static final String JSON = "{\"error\":\"unauthorized\"}";

  /** The close frame is ignored if the one before it was not one: see the filter of 2010. */
  private static final List<String> IGNORED = List.of("c[2010,\"x\"]", "a[]");

  /** A session may take this many requests to end, if the machine is busy. */
  private static final int MOST_REQUESTS = 300;

  /** Responds to receiving requests after the one that opened the session. */
  private interface Response {
    void sendTo(Exchange exchange, WireFormat format, int number) throws IOException;
  }

  @ParameterizedTest
  @FieldSource("dev.sockjs.blackbox.Transports#HTTP")
  void responsesThatBringNothingEndTheSession(String transport) throws Exception {
    List<CompletableFuture<Void>> sessions =
        Stream.of(
                foreign(PAGE_EXCERPT, PAGE),
                foreign(JSON, JSON + "\n"),
                foreign(JSON, JSON),
                foreign("access denied", "access denied\n"),
                endsAfter("", (x, format, n) -> respond(x, format.encode("a[]"))),
                endsAfter("", (x, format, n) -> respond(x, format.encode("h"))),
                endsAfter("", (x, format, n) -> respond(x, format.prelude() + format.encode("h"))),
                endsAfter(
                    "", (x, format, n) -> respond(x, format.prelude() + format.encode("a[]"))),
                endsAfter("", (x, format, n) -> respond(x, format.encode(IGNORED.get(n % 2)))),
                endsAfter("", (x, format, n) -> x.chunked(200, "text/plain").chunk("\n").end()),
                endsAfter("whatever", (x, format, n) -> respond(x, format.encode("whatever"))))
            .map(run -> CompletableFuture.runAsync(() -> run.accept(transport)))
            .toList();
    for (CompletableFuture<Void> session : sessions) {
      session.get(240, SECONDS);
    }
  }

  private static Consumer<String> foreign(String excerpt, String body) {
    return endsAfter(excerpt, (x, format, n) -> x.respond(200, "text/html", body));
  }

  private static void respond(Exchange exchange, String body) throws IOException {
    exchange.respond(200, "text/plain", body);
  }

  private static Consumer<String> endsAfter(String excerpt, Response response) {
    return transport -> {
      AtomicInteger requests = new AtomicInteger();
      WireFormat format = WireFormat.of(transport);
      Script script =
          x -> {
            int number = requests.getAndIncrement();
            if (number == 0) {
              respond(x, format.prelude() + format.encode("o"));
            } else {
              response.sendTo(x, format, number);
            }
          };
      try (SessionServer server = SessionServer.silent(transport).respondingWith(script);
          SockJsClient client = SockJsClient.create()) {
        SockJs sock =
            client.connect(
                server.url(), TestSession.options(transport).build(), (s, message) -> {});
        CloseEvent end = sock.closed().toCompletableFuture().orTimeout(180, SECONDS).join();
        assertEquals(1006, end.code(), end::toString);
        assertFalse(end.wasClean());
        assertTrue(end.reason().contains(excerpt), end::toString);
        assertTrue(requests.get() <= MOST_REQUESTS, () -> requests + " requests: " + end);
      }
    };
  }

  /** Heartbeats of a server that waits for 150 ms before each. */
  @ParameterizedTest
  @FieldSource("dev.sockjs.blackbox.Transports#HTTP")
  void heartbeatsThatTakeTheirTimeKeepTheSession(String transport) {
    WireFormat format = WireFormat.of(transport);
    AtomicInteger requests = new AtomicInteger();
    CountDownLatch never = new CountDownLatch(1);
    Script script =
        x -> {
          int number = requests.getAndIncrement();
          if (number > 0 && number <= 15) {
            assertFalse(never.await(150, MILLISECONDS));
          }
          respond(
              x,
              number > 15
                  ? format.encode("c[3000,\"done\"]")
                  : format.prelude() + format.encode(number == 0 ? "o" : "h"));
        };
    try (SessionServer server = SessionServer.silent(transport).respondingWith(script);
        TestSession session = TestSession.open(server.url(), TestSession.options(transport))) {
      for (int i = 0; i < 15; i++) {
        session.listener.awaitHeartbeat();
      }
      assertEquals("3000 \"done\" (clean)", TestSession.describe(session.listener.awaitClose()));
    }
  }

  /** Vert.x keeps to its interval whenever polls begin, so they take a little less. */
  @ParameterizedTest
  @ValueSource(strings = {"xhr-polling", "jsonp-polling"})
  void frequentHeartbeatsOfARealServerKeepTheSession(String transport) throws InterruptedException {
    try (SockJsTestServer server =
            SockJsTestServer.builder().heartbeat(Duration.ofMillis(250)).start();
        SockJsClient client = SockJsClient.create()) {
      HeartbeatCounter heartbeats = new HeartbeatCounter(12);
      SockJs sock =
          client.connect(server.uri("/echo"), TestSession.options(transport).build(), heartbeats);
      assertTrue(heartbeats.await());
      assertEquals(ReadyState.OPEN, sock.readyState());
    }
  }

  private static final class HeartbeatCounter implements SockJsListener {

    private final CountDownLatch expected;

    private HeartbeatCounter(int expected) {
      this.expected = new CountDownLatch(expected);
    }

    @Override
    public void onMessage(SockJs sock, String message) {}

    @Override
    public void onHeartbeat(SockJs sock) {
      expected.countDown();
    }

    private boolean await() throws InterruptedException {
      return expected.await(60, SECONDS);
    }
  }

  @ParameterizedTest
  @FieldSource("dev.sockjs.blackbox.Transports#FRAMED")
  void textThatIsNotAFrameFailsTheAttemptAtOnce(String transport) {
    assertAttemptFails(transport, PAGE, PAGE_EXCERPT);
    assertAttemptFails(transport, JSON + "\n", JSON);
    assertAttemptFails(transport, JSON, JSON);
    assertAttemptFails(transport, "access denied\n", "access denied");
  }

  private static void assertAttemptFails(String transport, String body, String excerpt) {
    WireFormat format = WireFormat.of(transport);
    Script script =
        format.isWebSocket()
            ? x -> {
              x.webSocket().text(body);
              x.silence();
            }
            : x -> x.respond(200, "text/html", body);
    try (SessionServer server = SessionServer.silent(transport).respondingWith(script);
        TestSession session = TestSession.connect(server.url(), TestSession.options(transport))) {
      assertEquals(2000, session.listener.awaitClose().code());
      Attempt attempt = session.listener.attempts().get(0);
      assertEquals(Attempt.Outcome.FAILED, attempt.outcome());
      assertTrue(attempt.toString().contains(excerpt), attempt::toString);
      if (!format.isWebSocket()) {
        assertEquals(1, server.receivingRequests().size());
      }
    }
  }

  @ParameterizedTest
  @FieldSource("dev.sockjs.blackbox.Transports#HTTP")
  void pageInResponseToASendEndsTheSession(String transport) {
    try (SessionServer server = SessionServer.silent(transport).respondingToSendsWith(PAGE);
        TestSession session = TestSession.open(server.url(), TestSession.options(transport))) {
      session.sock.send("lost");
      CompletableFuture<Void> flushed = session.sock.flushed().toCompletableFuture();
      assertThrows(ExecutionException.class, () -> flushed.get(60, SECONDS));
      CloseEvent end = session.listener.awaitClose();
      assertEquals(1006, end.code());
      assertFalse(end.wasClean());
      assertTrue(end.reason().contains(PAGE_EXCERPT), end::toString);
    }
  }
}
