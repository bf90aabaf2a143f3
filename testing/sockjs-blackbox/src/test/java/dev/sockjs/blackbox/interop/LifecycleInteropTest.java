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

/** Sessions open, live, and end. */
final class LifecycleInteropTest extends InteropTest {

  private final Map<String, RecordingListener> tickers = new HashMap<>();

  @Scenario
  void theUserClosesWithItsOwnCode(RealServer.Kind server, String transport) {
    Conversation echo = converse(server, transport, "/echo");
    echo.sock.close(3000, "User message");
    assertThrows(SessionClosedException.class, () -> echo.sock.send("too late"));
    echo.assertClosed(3000, "User message", true);
  }

  @Scenario
  void theServerClosesWithItsCode(RealServer.Kind server, String transport) {
    RecordingListener listener = listener();
    SockJsOptions options = only(transport).build();
    client().connect(uri(server, "/close"), options, listener);
    listener.awaitOpen();
    CloseEvent event = listener.awaitClose();
    assertEquals("3000 \"Go away!\" (clean)", event.toString());
    listener.attempts();
  }

  /** Not random: servers know an id for seconds after its end, and short ones repeat often. */
  @Scenario(except = @Except(transports = "websocket-raw", because = "its URL has no session id"))
  void sessionIdsOfEveryLengthOpen(RealServer.Kind server, String transport) {
    String own = String.valueOf((char) ('a' + Transports.ALL.indexOf(transport)));
    for (int length : new int[] {1, 2, 8, 100}) {
      RecordingListener listener = listener();
      SockJsOptions options = only(transport).sessionId(() -> own.repeat(length)).build();
      SockJs sock = client().connect(uri(server, "/echo"), options, listener);
      listener.awaitOpen();
      sock.close();
      listener.awaitClose();
      listener.attempts();
    }
  }

  /** Its connections are cut; behind them there is a server that knows nothing of them. */
  @Scenario
  void aRestartOfTheServerEndsTheSessionAndTheNextOneOpens(
      RealServer.Kind server, String transport) {
    RealServer first = server.start();
    URI url = first.uri("/echo");
    Conversation before = converse(transport, url);
    before.assertEchoes(List.of("x"));
    first.kill();
    try (RealServer second = server.start(url.getPort())) {
      assertKilled(server, before.listener.awaitClose());
      Conversation after = converse(transport, second.uri("/echo"));
      after.assertEchoes(List.of("y"));
      after.closeNormally();
    }
  }

  @Scenario
  void aServerThatDiesEndsTheSession(RealServer.Kind server, String transport) {
    try (RealServer mortal = server.start()) {
      Conversation echo = converse(transport, mortal.uri("/echo"));
      echo.assertEchoes(List.of("x"));
      mortal.kill();
      assertKilled(server, echo.listener.awaitClose());
    }
  }

  private static void assertKilled(RealServer.Kind server, CloseEvent event) {
    String end = event.code() + (event.wasClean() ? " clean" : " unclean");
    assertTrue(server.endsWhenKilled().contains(end), event::toString);
  }

  /** As {@code xdr-*} carry no cookies, they are refused there, named or not. */
  @Scenario
  void whereCookiesAreNeededOnlyTransportsThatCarryThemOpen(
      RealServer.Kind server, String transport) {
    if (!transport.startsWith("xdr-")) {
      Conversation echo = converse(server, transport, "/cookie_needed_echo");
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

  /** All of them tick at the same time, and whoever comes first waits for the ten seconds. */
  @Scenario
  void theTickerTicksForTenSeconds(RealServer.Kind server, String transport) {
    if (tickers.isEmpty()) {
      for (RealServer.Kind each : RealServer.Kind.values()) {
        Transports.ALL.forEach(name -> tickers.put(each + name, tenTicks(each, name)));
      }
    }
    try (RecordingListener ticker = tickers.get(server + transport)) {
      ticker.awaitOpen();
      assertEquals(Collections.nCopies(10, "tick!"), ticker.awaitMessages(10));
      assertTrue(ticker.awaitClose().wasClean());
    }
  }

  private RecordingListener tenTicks(RealServer.Kind server, String transport) {
    AtomicInteger left = new AtomicInteger(10);
    RecordingListener ticker =
        new RecordingListener(
            (sock, tick) -> {
              if (left.decrementAndGet() == 0) {
                sock.close();
              }
            });
    client().connect(uri(server, "/ticker"), only(transport).build(), ticker);
    return ticker;
  }
}
