package dev.sockjs.core;

import dev.sockjs.Phase;
import dev.sockjs.spi.TransportEnd;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * A session with any history of frames, ends, calls, deadlines and late callbacks: the promises
 * hold after each step, and nothing is left after its end.
 */
class CoreClientProperties {

  /** A step of a history; its text appears in the report of a failed property. */
  record Step(String text, Consumer<SimulatedSession> action) {
    @Override
    public String toString() {
      return text;
    }
  }

  private static Step step(String text, Consumer<SimulatedSession> action) {
    return new Step(text, action);
  }

  private static Step frame(String text) {
    return step(text, session -> session.frame(text));
  }

  private static Step end(String text, TransportEnd end) {
    return step(text, session -> session.end(end));
  }

  private static Step later(long millis) {
    return step(
        millis + " ms later", session -> session.scheduler.advance(Duration.ofMillis(millis)));
  }

  @Provide
  Arbitrary<List<Step>> histories() {
    return Arbitraries.frequency(
            Tuple.of(6, step("o", SimulatedSession::open)),
            Tuple.of(6, step("message", SimulatedSession::message)),
            Tuple.of(1, frame("h")),
            Tuple.of(1, frame("hhhh")),
            Tuple.of(1, frame("a[")),
            Tuple.of(1, frame("z")),
            Tuple.of(1, frame("c[3000,\"Go away!\"]")),
            Tuple.of(1, frame("c[2010,\"Another connection still open\"]")),
            Tuple.of(1, step("reopened", SimulatedSession::reopened)),
            Tuple.of(1, step("late o", SimulatedSession::lateOpen)),
            Tuple.of(2, end("failed", TransportEnd.failed(Phase.CONNECT, "refused"))),
            Tuple.of(
                1,
                end(
                    "unverified certificate",
                    TransportEnd.failed(Phase.TLS, new CertificateException()))),
            Tuple.of(1, end("closed", TransportEnd.closed())),
            Tuple.of(6, step("send", SimulatedSession::send)),
            Tuple.of(4, step("send completed", SimulatedSession::completeSend)),
            Tuple.of(1, step("send failed", SimulatedSession::failSend)),
            Tuple.of(2, step("close()", SimulatedSession::close)),
            Tuple.of(1, step("abort()", SimulatedSession::abort)),
            Tuple.of(6, step("callback", SimulatedSession::runCallback)),
            Tuple.of(2, step("pause()", SimulatedSession::pause)),
            Tuple.of(1, step("onMessage pauses", SimulatedSession::pauseInNextMessage)),
            Tuple.of(2, step("resume()", SimulatedSession::resume)),
            Tuple.of(1, step("onMessage throws", SimulatedSession::throwFromNextMessage)),
            Tuple.of(1, step("closeNow()", SimulatedSession::closeClient)),
            Tuple.of(1, later(500)),
            Tuple.of(1, later(5_000)),
            Tuple.of(1, later(60_000)),
            Tuple.of(
                1, step("sleep", session -> session.scheduler.suspend(Duration.ofMinutes(10)))))
        .list()
        .ofMaxSize(40);
  }

  @Property(tries = 5000)
  void everyPromiseHoldsAfterEveryStepOfAnyHistory(@ForAll("histories") List<Step> history) {
    SimulatedSession session = new SimulatedSession();
    for (Step step : history) {
      step.action().accept(session);
      session.check();
    }
    session.finish();
    session.check();
    session.checkFinished();
  }
}
