package dev.sockjs.blackbox.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsOptions;
import dev.sockjs.blackbox.Transports;
import dev.sockjs.blackbox.interop.Scenario.Except;
import dev.sockjs.testkit.recorder.RecordingListener;
import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;

/** Sessions open, exchange messages and end. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class LifecycleInteropTest extends InteropTest {

  private final Map<String, RecordingListener> tickers = new HashMap<>();

  /** All tickers run while other tests do, so that no test has to wait for ten seconds. */
  @BeforeAll
  void startTickers() {
    for (RealServer.Kind server : RealServer.Kind.values()) {
      Transports.ALL.forEach(name -> tickers.put(server + name, tenTicks(server, name)));
    }
  }

  @Scenario
  void applicationClosesWithACodeOfItsOwn(RealServer.Kind server, String transport) {
    Connection echo = open(server, transport, "/echo");
    echo.sock.close(3000, "User message");
    assertThrows(SessionClosedException.class, () -> echo.sock.send("too late"));
    echo.assertClosed(3000, "User message", true);
  }

  @Scenario
  void serverClosesWithItsCode(RealServer.Kind server, String transport) {
    RecordingListener listener = listener();
    SockJsOptions options = only(transport).build();
    client().connect(uri(server, "/close"), options, listener);
    listener.awaitOpen();
    CloseEvent event = listener.awaitClose();
    assertEquals("3000 \"Go away!\" (clean)", event.toString());
    listener.attempts();
  }

  /** Fixed ids: servers remember an id for seconds, and short random ones would repeat. */
  @Scenario(except = @Except(transports = "websocket-raw.*", because = "its URL has no session id"))
  void sessionIdsOfSeveralLengthsOpen(RealServer.Kind server, String transport) {
    String letter = String.valueOf((char) ('a' + Transports.ALL.indexOf(transport)));
    for (int length : new int[] {1, 2, 8, 100}) {
      RecordingListener listener = listener();
      SockJsOptions options = only(transport).sessionId(() -> letter.repeat(length)).build();
      SockJs sock = client().connect(uri(server, "/echo"), options, listener);
      listener.awaitOpen();
      sock.close();
      listener.awaitClose();
      listener.attempts();
    }
  }

  /** The server is killed, and a new one on the same port does not know the session. */
  @Scenario
  void restartOfTheServerEndsTheSessionAndANewOneOpens(RealServer.Kind server, String transport) {
    RealServer first = server.start();
    URI url = first.uri("/echo");
    Connection before = open(transport, url);
    before.assertEchoes(List.of("x"));
    first.kill();
    try (RealServer second = server.start(url.getPort())) {
      assertKilled(server, before.listener.awaitClose());
      Connection after = open(transport, second.uri("/echo"));
      after.assertEchoes(List.of("y"));
      after.closeNormally();
    }
  }

  @Scenario
  void killedServerEndsTheSession(RealServer.Kind server, String transport) {
    try (RealServer victim = server.start()) {
      Connection echo = open(transport, victim.uri("/echo"));
      echo.assertEchoes(List.of("x"));
      victim.kill();
      assertKilled(server, echo.listener.awaitClose());
    }
  }

  private static void assertKilled(RealServer.Kind server, CloseEvent event) {
    String end = event.code() + (event.wasClean() ? " clean" : " unclean");
    assertTrue(server.endsWhenKilled().contains(end), event::toString);
  }

  /** {@code xdr-*} cannot send cookies, so the client skips them, even if the options name them. */
  @Scenario
  void endpointThatNeedsCookiesOpensOverTransportsWithCookies(
      RealServer.Kind server, String transport) {
    if (!transport.startsWith("xdr-")) {
      Connection echo = open(server, transport, "/cookie_needed_echo");
      echo.assertEchoes(List.of("x"));
      echo.closeNormally();
      return;
    }
    RecordingListener listener = listener();
    SockJsOptions options = only(transport).build();
    client().connect(uri(server, "/cookie_needed_echo"), options, listener);
    assertEquals("2000 \"All transports failed\" (unclean)", listener.awaitClose().toString());
    assertEquals(Attempt.Outcome.SKIPPED, listener.attempts().get(0).outcome());
  }

  @Scenario
  @Order(Integer.MAX_VALUE)
  void tickerSendsTenMessagesInTenSeconds(RealServer.Kind server, String transport) {
    try (RecordingListener ticker = tickers.get(server + transport)) {
      ticker.awaitOpen();
      assertEquals(Collections.nCopies(10, "tick!"), ticker.awaitMessages(10));
      assertTrue(ticker.awaitClose().wasClean());
    }
  }

  private RecordingListener tenTicks(RealServer.Kind server, String transport) {
    AtomicInteger remaining = new AtomicInteger(10);
    RecordingListener ticker =
        new RecordingListener(
            (sock, tick) -> {
              if (remaining.decrementAndGet() == 0) {
                sock.close();
              }
            });
    client().connect(uri(server, "/ticker"), only(transport).build(), ticker);
    return ticker;
  }
}
