package dev.sockjs.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Attempt.Outcome;
import dev.sockjs.CloseEvent;
import dev.sockjs.Phase;
import dev.sockjs.ReadyState;
import dev.sockjs.core.codec.Frame;
import dev.sockjs.core.codec.FrameCodec;
import dev.sockjs.spi.TransportEnd;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SessionMachineTest {

  private final FrameCodec codec = new FrameCodec(1024);
  private final SessionMachine machine = new SessionMachine();

  private List<Effect> frame(String text) {
    return machine.frame(codec.decode(text));
  }

  private void open() {
    assertEquals(List.of(new Effect.Open()), frame("o"));
    assertEquals(ReadyState.OPEN, machine.state());
  }

  /** The close event that the last of the steps tells. */
  private CloseEvent finished(List<Effect> steps) {
    assertEquals(ReadyState.CLOSED, machine.state());
    return ((Effect.Finish) steps.get(steps.size() - 1)).event();
  }

  private static void assertEvent(CloseEvent event, int code, String reason, boolean clean) {
    assertEquals(
        CloseEvent.of(code, reason, clean).toString(),
        CloseEvent.of(event.code(), event.reason(), event.wasClean()).toString());
  }

  private static TransportEnd endAfter(List<Effect> steps, Outcome outcome) {
    Effect.AttemptOver over =
        (Effect.AttemptOver)
            steps.stream().filter(Effect.AttemptOver.class::isInstance).findFirst().orElseThrow();
    assertEquals(outcome, over.outcome());
    return over.end();
  }

  @Nested
  class BeforeOpen {

    @Test
    void preludeAndHeartbeatsAreWaitedThrough() {
      assertEquals(List.of(), frame("h".repeat(2048)));
      assertEquals(List.of(), frame("h"));
      open();
    }

    @Test
    void applicationCloseIsTheServersRefusal() {
      List<Effect> steps = frame("c[3000,\"Go away!\"]");
      endAfter(steps, Outcome.FAILED);
      assertTrue(steps.contains(new Effect.Close(1000, "")));
      assertEvent(finished(steps), 3000, "Go away!", true);
    }

    @Test
    void anyOtherCloseTriesTheNextTransport() {
      for (String close : List.of("c[2010,\"Another connection still open\"]", "c[1002,\"x\"]")) {
        List<Effect> steps = frame(close);
        assertEquals(Phase.OPEN, endAfter(steps, Outcome.FAILED).phase());
        assertEquals(new Effect.Abort(), steps.get(0));
        assertEquals(new Effect.TryNext(), steps.get(2));
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
    void orderlyEndBeforeOpenTriesTheNextTransport() {
      assertTrue(machine.end(TransportEnd.closed(1000, "")).contains(new Effect.TryNext()));
    }

    @Test
    void unverifiedCertificateStopsTheConnectWithItsCause() {
      CertificateException cause = new CertificateException("unknown authority");
      List<Effect> steps = machine.end(TransportEnd.failed(Phase.TLS, cause));
      assertEquals(Phase.TLS, endAfter(steps, Outcome.FAILED).phase());
      CloseEvent event = finished(steps);
      assertEvent(event, 2000, "All transports failed", false);
      assertEquals(cause, event.cause().orElseThrow());
    }

    @Test
    void allowanceOverAbortsFirstAndTriesTheNextTransport() {
      List<Effect> steps = machine.allowanceOver(Phase.REQUEST);
      assertEquals(new Effect.Abort(), steps.get(0));
      endAfter(steps, Outcome.TIMEOUT);
      assertEquals(new Effect.TryNext(), steps.get(2));
    }

    @Test
    void connectTimeOverIsAllTransportsFailed() {
      List<Effect> steps = machine.connectTimeout(Phase.OPEN);
      endAfter(steps, Outcome.TIMEOUT);
      assertEvent(finished(steps), 2000, "All transports failed", false);
    }

    @Test
    void noneLeftIsAllTransportsFailed() {
      assertEvent(finished(machine.noneLeft()), 2000, "All transports failed", false);
    }

    @Test
    void closeGivesUpCleanly() {
      List<Effect> steps = machine.close(3001, "changed my mind");
      assertEquals(new Effect.Abort(), steps.get(0));
      assertEvent(finished(steps), 3001, "changed my mind", true);
    }

    @Test
    void rawTransportOpensWhenConnected() {
      assertEquals(List.of(new Effect.Open()), machine.rawConnected());
      assertEquals(List.of(), machine.rawConnected());
    }
  }

  @Nested
  class WhileOpen {

    @Test
    void messagesAreDelivered() {
      open();
      assertEquals(List.of(new Effect.Deliver(List.of("a", "b"))), frame("a[\"a\",\"b\"]"));
      assertEquals(List.of(new Effect.Deliver(List.of("c"))), frame("m\"c\""));
    }

    @Test
    void onlyALoneHeartbeatIsAHeartbeat() {
      open();
      assertEquals(List.of(new Effect.Heartbeat()), frame("h"));
      assertEquals(List.of(), frame("hhh"));
    }

    @Test
    void secondOpenFrameMeansServerLostSession() {
      open();
      List<Effect> steps = frame("o");
      assertEquals(new Effect.Abort(), steps.get(0));
      assertEvent(finished(steps), 1006, "Server lost session", false);
    }

    @Test
    void closeFrameEndsCleanlyWithItsCode() {
      open();
      assertEvent(finished(frame("c[3000,\"Go away!\"]")), 3000, "Go away!", true);
    }

    @Test
    void brokenMessageIsAProtocolErrorAndTheServerHearsIt() {
      open();
      List<Effect> steps = frame("a[\"cut");
      assertEquals(new Effect.Close(1002, ""), steps.get(0));
      assertEquals(1002, finished(steps).code());
      assertFalse(finished(steps).wasClean());
    }

    @Test
    void tooLongMessageIs1009() {
      open();
      assertEquals(1009, finished(frame("a[\"" + "x".repeat(1025) + "\"]")).code());
    }

    @Test
    void lostTransportIs1006WithItsStatusAndCause() {
      open();
      IOException cause = new IOException("reset");
      CloseEvent event =
          finished(machine.end(TransportEnd.failed(Phase.SEND, cause).withStatus(503)));
      assertEvent(event, 1006, "Connection lost", false);
      assertEquals(503, event.status().orElseThrow());
      assertEquals(cause, event.cause().orElseThrow());
    }

    @Test
    void status404AsksIfTheBalancerIsSticky() {
      open();
      CloseEvent event =
          finished(
              machine.end(
                  TransportEnd.failed(Phase.SEND, "The response status was 404").withStatus(404)));
      assertEvent(
          event,
          1006,
          "The server does not know the session (404): is the balancer sticky?",
          false);
      assertEquals(404, event.status().orElseThrow());
    }

    @Test
    void anotherConnectionAfterAReopenIsIgnoredOnce() {
      open();
      machine.reopened();
      assertEquals(List.of(), frame("hhhh"));
      assertEquals(List.of(), frame("c[2010,\"Another connection still open\"]"));
      machine.reopened();
      assertEvent(
          finished(frame("c[2010,\"Another connection still open\"]")),
          2010,
          "Another connection still open",
          true);
    }

    @Test
    void anotherConnectionIsIgnoredAgainAfterAFrameThatArrived() {
      open();
      machine.reopened();
      assertEquals(List.of(), frame("c[2010,\"Another connection still open\"]"));
      machine.reopened();
      assertEquals(List.of(new Effect.Heartbeat()), frame("h"));
      machine.reopened();
      assertEquals(List.of(), frame("c[2010,\"Another connection still open\"]"));
    }

    @Test
    void anotherConnectionThatIsNotTheFirstFrameOfAResponseCloses() {
      open();
      machine.reopened();
      frame("h");
      assertEvent(finished(frame("c[2010,\"x\"]")), 2010, "x", true);
    }

    @Test
    void transportsOwnCodeIsKept() {
      open();
      TransportEnd end = TransportEnd.failed(Phase.RECEIVE, "Frame too long").withCode(1009);
      assertEvent(finished(machine.end(end)), 1009, "Frame too long", false);
    }

    @Test
    void peersCloseWithoutCloseFrameEndsCleanlyWithItsCode() {
      open();
      assertEvent(finished(machine.end(TransportEnd.closed(1001, "bye"))), 1001, "bye", true);
    }

    @Test
    void endOfStreamWithoutAnyCodeIs1006() {
      open();
      assertEvent(finished(machine.end(TransportEnd.closed())), 1006, "Connection lost", false);
    }

    @Test
    void silenceIs1006() {
      open();
      assertEvent(finished(machine.silent()), 1006, "No heartbeat", false);
    }
  }

  @Nested
  class WhileClosing {

    @Test
    void drainsThenClosesThenEndsWithTheUsersCode() {
      open();
      assertEquals(List.of(new Effect.Drain()), machine.close(3001, "bye"));
      assertEquals(ReadyState.CLOSING, machine.state());
      assertEquals(List.of(new Effect.Close(3001, "bye")), machine.drained());
      assertEquals(List.of(), machine.drained());
      assertEvent(finished(machine.end(TransportEnd.closed(1000, ""))), 3001, "bye", true);
    }

    @Test
    void secondCloseChangesNothing() {
      open();
      machine.close(3001, "first");
      assertEquals(List.of(), machine.close(3002, "second"));
      machine.drained();
      assertEvent(finished(machine.end(TransportEnd.closed())), 3001, "first", true);
    }

    @Test
    void messagesAreNotDelivered() {
      open();
      machine.close(1000, "");
      assertEquals(List.of(), frame("a[\"late\"]"));
    }

    @Test
    void serversCloseMeanwhileKeepsTheUsersCode() {
      open();
      machine.close(3001, "bye");
      machine.drained();
      assertEvent(finished(frame("c[3000,\"Go away!\"]")), 3001, "bye", true);
    }

    @Test
    void serversCloseBeforeAllHasLeftIsUnclean() {
      open();
      machine.close(3001, "bye");
      assertEvent(finished(frame("c[3000,\"Go away!\"]")), 3001, "bye", false);
    }

    @Test
    void lingerOverIsUnclean() {
      open();
      machine.close(3001, "bye");
      List<Effect> steps = machine.lingerOver();
      assertEquals(new Effect.Abort(), steps.get(0));
      assertEvent(finished(steps), 3001, "bye", false);
    }

    @Test
    void lostTransportIsUnclean() {
      open();
      machine.close(3001, "bye");
      machine.drained();
      TransportEnd reset = TransportEnd.failed(Phase.RECEIVE, "reset");
      assertEvent(finished(machine.end(reset)), 3001, "bye", false);
    }
  }

  @Test
  void nothingHasAnyEffectAfterTheEnd() {
    open();
    frame("c[3000,\"Go away!\"]");
    assertEquals(List.of(), frame("a[\"late\"]"));
    assertEquals(List.of(), frame("o"));
    assertEquals(List.of(), machine.end(TransportEnd.closed()));
    assertEquals(List.of(), machine.close(1000, ""));
    assertEquals(List.of(), machine.drained());
    assertEquals(List.of(), machine.lingerOver());
    assertEquals(List.of(), machine.silent());
    assertEquals(List.of(), machine.noneLeft());
    assertEquals(List.of(), machine.allowanceOver(Phase.OPEN));
    assertEquals(List.of(), machine.abort(CloseEvent.of(1001, "Client closed", false)));
  }

  @Test
  void whatTheApplicationSaidWhileClosingStandsWhenTheClientIsClosed() {
    machine.frame(new Frame.Open());
    machine.close(3001, "bye");
    List<Effect> steps = machine.abort(CloseEvent.of(1001, "Client closed", false));
    assertEquals("3001 \"bye\" (unclean)", finished(steps).toString());
  }
}
