package dev.sockjs.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sockjs.CloseEvent;
import dev.sockjs.Phase;
import dev.sockjs.ReadyState;
import dev.sockjs.SessionEnd;
import dev.sockjs.core.codec.Frame;
import dev.sockjs.core.codec.FrameCodec;
import dev.sockjs.spi.TransportEnd;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The machine in the states OPEN, CLOSING and CLOSED. */
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

  /** Returns the close event of the last effect. */
  private CloseEvent finished(List<Effect> effects) {
    assertEquals(ReadyState.CLOSED, machine.state());
    return ((Effect.Finish) effects.get(effects.size() - 1)).event();
  }

  private static void assertEvent(CloseEvent event, int code, String reason, boolean clean) {
    assertEquals(
        CloseEvent.of(code, reason, clean).toString(),
        CloseEvent.of(event.code(), event.reason(), event.wasClean()).toString());
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
    void preludeIsNotAHeartbeat() {
      open();
      assertEquals(List.of(new Effect.Heartbeat()), frame("h"));
      assertEquals(List.of(), frame("hhh"));
    }

    /** As in sockjs-client. */
    @Test
    void textThatIsNotAFrameIsIgnored() {
      open();
      assertEquals(List.of(), frame("<html>"));
      assertEquals(List.of(), frame(""));
      assertEquals(ReadyState.OPEN, machine.state());
    }

    @Test
    void secondOpenFrameMeansServerLostSession() {
      open();
      List<Effect> effects = frame("o");
      assertEquals(new Effect.Abort(), effects.get(0));
      assertEvent(finished(effects), 1006, "Server lost session", false);
    }

    @Test
    void closeFrameEndsCleanlyWithItsCode() {
      open();
      assertEvent(finished(frame("c[3000,\"Go away!\"]")), 3000, "Go away!", true);
    }

    @Test
    void brokenMessageClosesTheTransportWithAProtocolError() {
      open();
      List<Effect> effects = frame("a[\"cut");
      assertEquals(new Effect.Close(1002, ""), effects.get(0));
      assertEquals(1002, finished(effects).code());
      assertFalse(finished(effects).wasClean());
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
    void status404MeansThatTheServerDoesNotKnowTheSession() {
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
    void anotherConnectionIsIgnoredAfterAReopen() {
      open();
      machine.reopened();
      assertEquals(List.of(), frame("c[2010,\"Another connection still open\"]"));
      machine.reopened();
      assertEvent(
          finished(frame("c[2010,\"Another connection still open\"]")),
          2010,
          "Another connection still open",
          true);
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
    void livenessTimeoutIs1006() {
      open();
      assertEvent(finished(machine.livenessTimeout()), 1006, "No heartbeat", false);
    }
  }

  @Nested
  class WhileClosing {

    @Test
    void drainsThenClosesThenFinishesWithTheApplicationsCode() {
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
    void serversCloseFrameDoesNotReplaceTheApplicationsCode() {
      open();
      machine.close(3001, "bye");
      machine.drained();
      assertEvent(finished(frame("c[3000,\"Go away!\"]")), 3001, "bye", true);
    }

    @Test
    void serversCloseFrameBeforeTheDrainIsUnclean() {
      open();
      machine.close(3001, "bye");
      assertEvent(finished(frame("c[3000,\"Go away!\"]")), 3001, "bye", false);
    }

    @Test
    void lingerOverIsUnclean() {
      open();
      machine.close(3001, "bye");
      List<Effect> effects = machine.lingerOver();
      assertEquals(new Effect.Abort(), effects.get(0));
      assertEvent(finished(effects), 3001, "bye", false);
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
  void nothingHasAnEffectAfterTheEnd() {
    open();
    frame("c[3000,\"Go away!\"]");
    assertEquals(List.of(), frame("a[\"late\"]"));
    assertEquals(List.of(), frame("o"));
    assertEquals(List.of(), machine.end(TransportEnd.closed()));
    assertEquals(List.of(), machine.close(1000, ""));
    assertEquals(List.of(), machine.drained());
    assertEquals(List.of(), machine.lingerOver());
    assertEquals(List.of(), machine.livenessTimeout());
    assertEquals(List.of(), machine.noTransportLeft());
    assertEquals(List.of(), machine.allowanceOver(Phase.OPEN));
    assertEquals(
        List.of(),
        machine.abort(CloseEvent.of(1001, "Client closed", false), SessionEnd.APPLICATION));
  }

  @Test
  void abortWhileClosingKeepsTheApplicationsCode() {
    machine.frame(new Frame.Open());
    machine.close(3001, "bye");
    List<Effect> effects =
        machine.abort(CloseEvent.of(1001, "Client closed", false), SessionEnd.APPLICATION);
    assertEquals("3001 \"bye\" (unclean)", finished(effects).toString());
  }
}
