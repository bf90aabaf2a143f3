package dev.sockjs.blackbox.faults;

import dev.sockjs.fixtures.Fault;
import java.time.Duration;
import java.util.Random;
import java.util.function.Function;

/**
 * The kinds of faults of a connection, in the order in which the proxy applies them. Splitting
 * comes last, since otherwise each piece would be delayed.
 */
enum FaultKind {
  DELAY(true, random -> Fault.delay(Duration.ofMillis(random.nextInt(50)))),
  THROTTLE(true, random -> Fault.throttle(8_000 + random.nextInt(32_000))),
  FIN(false, random -> Fault.finAfter(randomPosition(random))),
  RESET(false, random -> Fault.resetAfter(randomPosition(random))),

  /** Early, since probes must be lost, too: a session lives as long as it gets their responses. */
  SILENCE(false, random -> Fault.silenceAfter(random.nextInt(4096))),

  TWO_ENDS(false, random -> Fault.finThenReset()),
  BYTEWISE(true, random -> Fault.bytewise());

  private static final int MIN_BITS = 7;
  private static final int MAX_BITS = 14;

  private final boolean lossless;
  private final Function<Random, Fault> draw;

  FaultKind(boolean lossless, Function<Random, Fault> draw) {
    this.lossless = lossless;
    this.draw = draw;
  }

  /** Returns whether every byte still arrives, if late. */
  boolean lossless() {
    return lossless;
  }

  Fault draw(Random random) {
    return draw.apply(random);
  }

  /** Favors the start of the stream: the head of a response, an open frame. */
  private static int randomPosition(Random random) {
    return random.nextInt(1 << random.nextInt(MIN_BITS, MAX_BITS + 1));
  }
}
