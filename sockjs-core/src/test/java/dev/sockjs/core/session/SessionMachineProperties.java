package dev.sockjs.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import dev.sockjs.Phase;
import dev.sockjs.ReadyState;
import dev.sockjs.core.codec.FrameCodec;
import dev.sockjs.spi.TransportEnd;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any events in any order give at most one open and one end, and nothing after it. */
class SessionMachineProperties {

  private static final FrameCodec CODEC = new FrameCodec(64);

  /** An event of a session; its text appears in the report of a failed property. */
  record Event(String text, Function<SessionMachine, List<Effect>> action) {
    @Override
    public String toString() {
      return text;
    }
  }

  private static Event frame(String text) {
    return new Event(text, machine -> machine.frame(CODEC.decode(text)));
  }

  @Provide
  Arbitrary<List<Event>> histories() {
    return Arbitraries.of(
            frame("o"),
            frame("h"),
            frame("hhhh"),
            frame("a[\"x\"]"),
            frame("m\"y\""),
            frame("a["),
            frame("c[3000,\"Go away!\"]"),
            frame("c[2010,\"Another connection still open\"]"),
            frame("z"),
            new Event("raw connected", SessionMachine::rawConnected),
            new Event("failed", m -> m.end(TransportEnd.failed(Phase.RECEIVE, "reset"))),
            new Event(
                "unverified certificate",
                m -> m.end(TransportEnd.failed(Phase.TLS, new CertificateException("tls")))),
            new Event("closed", m -> m.end(TransportEnd.closed(1000, ""))),
            new Event("close()", m -> m.close(3001, "bye")),
            new Event("drained", SessionMachine::drained),
            new Event("linger over", SessionMachine::lingerOver),
            new Event("liveness timeout", SessionMachine::livenessTimeout),
            new Event("no transport left", SessionMachine::noTransportLeft),
            new Event("allowance over", m -> m.allowanceOver(Phase.OPEN)),
            new Event("connect timeout", m -> m.connectTimeout(Phase.OPEN)))
        .list()
        .ofMaxSize(30);
  }

  @Property(tries = 5000)
  void anyHistoryHasAtMostOneOpenAndOneEndAndNothingAfterIt(
      @ForAll("histories") List<Event> history) {
    SessionMachine machine = new SessionMachine();
    List<Effect> effects = new ArrayList<>();
    ReadyState before = ReadyState.CONNECTING;
    for (Event event : history) {
      boolean over = machine.state() == ReadyState.CLOSED;
      List<Effect> next = event.action().apply(machine);
      assertTrue(!over || next.isEmpty(), () -> event + " had an effect after the end: " + next);
      assertTrue(machine.state().compareTo(before) >= 0, "the state went back");
      before = machine.state();
      effects.addAll(next);
    }
    assertTrue(effects.stream().filter(Effect.Open.class::isInstance).count() <= 1);
    long ends = effects.stream().filter(Effect.Finish.class::isInstance).count();
    assertEquals(machine.state() == ReadyState.CLOSED ? 1 : 0, ends);
    if (ends == 1) {
      assertTrue(
          effects.get(effects.size() - 1) instanceof Effect.Finish, "something after the end");
    }
  }

  @Property(tries = 2000)
  void messagesAreDeliveredOnlyBetweenOpenAndClose(@ForAll("histories") List<Event> history) {
    SessionMachine machine = new SessionMachine();
    for (Event event : history) {
      ReadyState before = machine.state();
      List<Effect> next = event.action().apply(machine);
      if (next.stream().anyMatch(Effect.Deliver.class::isInstance)) {
        assertEquals(ReadyState.OPEN, before);
      }
    }
  }

  @Property(tries = 2000)
  void applicationsCloseCodeIsNeverReplaced(@ForAll("histories") List<Event> history) {
    SessionMachine machine = new SessionMachine();
    boolean closing = false;
    for (Event event : history) {
      closing |= event.text().equals("close()") && machine.state() != ReadyState.CLOSED;
      for (Effect effect : event.action().apply(machine)) {
        if (closing && effect instanceof Effect.Finish finish) {
          CloseEvent end = finish.event();
          assertEquals("3001 bye", end.code() + " " + end.reason());
        }
      }
    }
  }
}
