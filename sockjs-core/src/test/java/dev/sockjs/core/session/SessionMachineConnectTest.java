package dev.sockjs.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Attempt.Outcome;
import dev.sockjs.CloseEvent;
import dev.sockjs.Phase;
import dev.sockjs.ReadyState;
import dev.sockjs.core.codec.FrameCodec;
import dev.sockjs.spi.TransportEnd;
import java.security.cert.CertificateException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The machine in state CONNECTING. */
class SessionMachineConnectTest {

  private final FrameCodec codec = new FrameCodec(1024);
  private final SessionMachine machine = new SessionMachine();

  private List<Effect> frame(String text) {
    return machine.frame(codec.decode(text));
  }

  /** Asserts that the effects finish the session with this event. */
  private CloseEvent assertFinished(List<Effect> effects, int code, String reason, boolean clean) {
    assertEquals(ReadyState.CLOSED, machine.state());
    CloseEvent event = ((Effect.Finish) effects.get(effects.size() - 1)).event();
    assertEquals(
        CloseEvent.of(code, reason, clean).toString(),
        CloseEvent.of(event.code(), event.reason(), event.wasClean()).toString());
    return event;
  }

  /** Asserts that the effects record a failed attempt, and returns its end. */
  private static TransportEnd assertFailed(List<Effect> effects, Outcome outcome) {
    Effect.AttemptFailed failed =
        (Effect.AttemptFailed)
            effects.stream()
                .filter(Effect.AttemptFailed.class::isInstance)
                .findFirst()
                .orElseThrow();
    assertEquals(outcome, failed.outcome());
    return failed.end();
  }

  @Test
  void openFrameOpens() {
    assertEquals(List.of(new Effect.Open()), frame("o"));
    assertEquals(ReadyState.OPEN, machine.state());
  }

  @Test
  void preludeAndHeartbeatsHaveNoEffect() {
    assertEquals(List.of(), frame("h".repeat(2048)));
    assertEquals(List.of(), frame("h"));
    assertEquals(List.of(new Effect.Open()), frame("o"));
  }

  @Test
  void applicationsCloseCodeIsFinal() {
    List<Effect> effects = frame("c[3000,\"Go away!\"]");
    assertFailed(effects, Outcome.FAILED);
    assertTrue(effects.contains(new Effect.Close(1000, "")));
    assertFinished(effects, 3000, "Go away!", true);
  }

  @Test
  void anyOtherCloseCodeTriesTheNextTransport() {
    for (String close : List.of("c[2010,\"Another connection still open\"]", "c[1002,\"x\"]")) {
      List<Effect> effects = frame(close);
      assertEquals(Phase.OPEN, assertFailed(effects, Outcome.FAILED).phase());
      assertEquals(new Effect.Abort(), effects.get(0));
      assertEquals(new Effect.TryNext(), effects.get(2));
      assertEquals(ReadyState.CONNECTING, machine.state());
    }
  }

  @Test
  void messagesBeforeOpenTryTheNextTransport() {
    assertTrue(frame("a[\"too early\"]").contains(new Effect.TryNext()));
  }

  @Test
  void brokenFrameTriesTheNextTransport() {
    assertTrue(frame("a[\"cut").contains(new Effect.TryNext()));
  }

  @Test
  void textThatIsNotAFrameTriesTheNextTransportAndIsShown() {
    List<Effect> effects = frame("<html>\n<body>" + "x".repeat(100));
    assertTrue(effects.contains(new Effect.TryNext()));
    assertEquals(
        "This is not a SockJS frame: <html>\\u000a<body>" + "x".repeat(62) + "...",
        assertFailed(effects, Outcome.FAILED).reason());
  }

  @Test
  void emptyFrameHasNoEffect() {
    assertEquals(List.of(), frame(""));
    assertEquals(List.of(), frame(" \r\n"));
    assertEquals(List.of(new Effect.Open()), frame("o"));
  }

  @Test
  void orderlyEndTriesTheNextTransport() {
    assertTrue(machine.end(TransportEnd.closed(1000, "")).contains(new Effect.TryNext()));
  }

  @Test
  void unverifiedCertificateStopsTheConnectWithItsCause() {
    CertificateException cause = new CertificateException("unknown authority");
    List<Effect> effects = machine.end(TransportEnd.failed(Phase.TLS, cause));
    assertEquals(Phase.TLS, assertFailed(effects, Outcome.FAILED).phase());
    CloseEvent event = assertFinished(effects, 2000, "All transports failed", false);
    assertEquals(cause, event.cause().orElseThrow());
  }

  @Test
  void allowanceOverAbortsFirstAndTriesTheNextTransport() {
    List<Effect> effects = machine.allowanceOver(Phase.REQUEST);
    assertEquals(new Effect.Abort(), effects.get(0));
    assertFailed(effects, Outcome.TIMEOUT);
    assertEquals(new Effect.TryNext(), effects.get(2));
  }

  @Test
  void connectTimeoutMeansThatAllTransportsFailed() {
    List<Effect> effects = machine.connectTimeout(Phase.OPEN);
    assertFailed(effects, Outcome.TIMEOUT);
    assertFinished(effects, 2000, "All transports failed", false);
  }

  @Test
  void noTransportLeftMeansThatAllTransportsFailed() {
    assertFinished(machine.noTransportLeft(), 2000, "All transports failed", false);
  }

  @Test
  void closeStopsTheConnectCleanly() {
    List<Effect> effects = machine.close(3001, "changed my mind");
    assertEquals(new Effect.Abort(), effects.get(0));
    assertFinished(effects, 3001, "changed my mind", true);
  }

  @Test
  void rawTransportOpensWhenConnected() {
    assertEquals(List.of(new Effect.Open()), machine.rawConnected());
    assertEquals(List.of(), machine.rawConnected());
  }
}
