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
 * A whole session under any history of frames, ends, calls, deadlines and late callbacks: what was
 * promised of every one of them holds after each step, and once it is over nothing is left.
 */
class CoreSessionProperties {

  /** Something that happens; the text is what a failing try prints. */
  record Event(String text, Consumer<SessionWorld> happen) {
    @Override
    public String toString() {
      return text;
    }
  }

  private static Event event(String text, Consumer<SessionWorld> happen) {
    return new Event(text, happen);
  }

  private static Event frame(String text) {
    return event(text, world -> world.frame(text));
  }

  private static Event later(long millis) {
    return event(millis + " ms later", world -> world.timer.advance(Duration.ofMillis(millis)));
  }

  @Provide
  Arbitrary<List<Event>> histories() {
    return Arbitraries.frequency(
            Tuple.of(6, event("o", SessionWorld::open)),
            Tuple.of(6, event("message", SessionWorld::message)),
            Tuple.of(1, frame("h")),
            Tuple.of(1, frame("hhhh")),
            Tuple.of(1, frame("a[")),
            Tuple.of(1, frame("z")),
            Tuple.of(1, frame("c[3000,\"Go away!\"]")),
            Tuple.of(1, frame("c[2010,\"Another connection still open\"]")),
            Tuple.of(1, event("late o", SessionWorld::lateOpen)),
            Tuple.of(2, event("failed", w -> w.end(TransportEnd.failed(Phase.CONNECT, "refused")))),
            Tuple.of(
                1,
                event(
                    "fatal",
                    w -> w.end(TransportEnd.failed(Phase.TLS, new CertificateException())))),
            Tuple.of(1, event("closed", w -> w.end(TransportEnd.closed()))),
            Tuple.of(6, event("send", SessionWorld::send)),
            Tuple.of(4, event("batch left", SessionWorld::batchSent)),
            Tuple.of(1, event("batch lost", SessionWorld::batchLost)),
            Tuple.of(2, event("close()", SessionWorld::close)),
            Tuple.of(6, event("callback", SessionWorld::callback)),
            Tuple.of(1, event("onMessage throws", SessionWorld::throwNext)),
            Tuple.of(1, event("closeNow()", SessionWorld::closeNow)),
            Tuple.of(1, later(500)),
            Tuple.of(1, later(5_000)),
            Tuple.of(1, later(60_000)),
            Tuple.of(1, event("sleep", w -> w.timer.suspend(Duration.ofMinutes(10)))))
        .list()
        .ofMaxSize(40);
  }

  @Property(tries = 5000)
  void everyPromiseHoldsAfterEveryStepOfAnyHistory(@ForAll("histories") List<Event> history) {
    SessionWorld world = new SessionWorld();
    for (Event event : history) {
      event.happen().accept(world);
      world.check();
    }
    world.finish();
    world.check();
    world.checkNothingIsLeft();
  }
}
