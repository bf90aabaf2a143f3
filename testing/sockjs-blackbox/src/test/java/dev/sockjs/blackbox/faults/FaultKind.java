package dev.sockjs.blackbox.faults;

import dev.sockjs.fixtures.Fault;
import java.time.Duration;
import java.util.Random;
import java.util.function.Function;

/**
 * What a network may do to a connection. They are in the order in which bytes meet them: what
 * splits comes last, or each of its pieces would be held up.
 */
enum FaultKind {
  DELAY(true, random -> Fault.delay(Duration.ofMillis(random.nextInt(50)))),
  THROTTLE(true, random -> Fault.throttle(8_000 + random.nextInt(32_000))),
  FIN(false, random -> Fault.finAfter(somewhere(random))),
  RESET(false, random -> Fault.resetAfter(somewhere(random))),

  /** Early, as answers to probes have to get there too: as long as they come, nobody is dead. */
  SILENCE(false, random -> Fault.silenceAfter(random.nextInt(4096))),

  TWO_ENDS(false, random -> Fault.finThenReset()),
  BYTEWISE(true, random -> Fault.bytewise());

  private static final int LEAST_BITS = 7;
  private static final int MOST_BITS = 14;

  private final boolean harmless;
  private final Function<Random, Fault> draw;

  FaultKind(boolean harmless, Function<Random, Fault> draw) {
    this.harmless = harmless;
    this.draw = draw;
  }

  /** Whether every byte arrives all the same, if late. */
  boolean harmless() {
    return harmless;
  }

  Fault draw(Random random) {
    return draw.apply(random);
  }

  /** More often in what comes first: an answer's head, an open frame. */
  private static int somewhere(Random random) {
    return random.nextInt(1 << random.nextInt(LEAST_BITS, MOST_BITS + 1));
  }
}
