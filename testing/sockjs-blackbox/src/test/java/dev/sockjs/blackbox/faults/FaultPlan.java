package dev.sockjs.blackbox.faults;

import dev.sockjs.blackbox.interop.RealServer;
import dev.sockjs.fixtures.Fault;
import dev.sockjs.fixtures.FaultInjection;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** All that decides what one session goes through: the same again for the same seed. */
record FaultPlan(RealServer.Kind server, String transport, Set<FaultKind> mishaps, long seed) {

  FaultPlan {
    mishaps = Set.copyOf(mishaps);
  }

  /** Any mishaps, from none to all of them. */
  static Set<FaultKind> anyMishaps(Random random) {
    Set<FaultKind> any = EnumSet.noneOf(FaultKind.class);
    for (FaultKind mishap : FaultKind.values()) {
      if (random.nextInt(3) == 0) {
        any.add(mishap);
      }
    }
    return any;
  }

  /** Whether every byte arrives in the end. */
  boolean harmless() {
    return mishaps.stream().allMatch(FaultKind::harmless);
  }

  /**
   * The faults of its connections, by number: of all but the first, which asks for the info, or of
   * all. An HTTP session whose receiving half alone is silent lives on: its probes are answered.
   */
  FaultInjection faults(int connection) {
    Random random = new Random(seed);
    boolean all = mishaps.contains(FaultKind.SILENCE) || random.nextInt(4) == 0;
    return all || connection > 1 ? faults(random) : FaultInjection.none();
  }

  /** What splits or holds up does so both ways; what ends a connection comes from one side. */
  private FaultInjection faults(Random random) {
    List<Fault> toServer = new ArrayList<>();
    List<Fault> toClient = new ArrayList<>();
    for (FaultKind mishap : EnumSet.allOf(FaultKind.class)) {
      boolean fromClient = random.nextBoolean();
      Fault fault = mishap.draw(random);
      if (mishaps.contains(mishap)) {
        if (mishap.harmless() || fromClient) {
          toServer.add(fault);
        }
        if (mishap.harmless() || !fromClient) {
          toClient.add(fault);
        }
      }
    }
    return FaultInjection.none()
        .toServer(toServer.toArray(Fault[]::new))
        .toClient(toClient.toArray(Fault[]::new));
  }

  @Override
  public String toString() {
    return transport + " on " + server + ", seed " + seed + ", then " + faults(2);
  }
}
