package dev.sockjs.blackbox.faults;

import dev.sockjs.blackbox.interop.RealServer;
import dev.sockjs.fixtures.Fault;
import dev.sockjs.fixtures.FaultInjection;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The server, the transport and the faults of one session. The seed determines every detail. */
record FaultPlan(RealServer.Kind server, String transport, Set<FaultKind> kinds, long seed) {

  FaultPlan {
    kinds = Set.copyOf(kinds);
  }

  /** Chooses kinds at random, from none to all. */
  static Set<FaultKind> randomKinds(Random random) {
    Set<FaultKind> chosen = EnumSet.noneOf(FaultKind.class);
    for (FaultKind kind : FaultKind.values()) {
      if (random.nextInt(3) == 0) {
        chosen.add(kind);
      }
    }
    return chosen;
  }

  /** Returns whether every byte arrives in the end. */
  boolean lossless() {
    return kinds.stream().allMatch(FaultKind::lossless);
  }

  /**
   * Returns the faults of one connection. Usually the first connection, of the info request, has
   * none. With {@link FaultKind#SILENCE} all connections have faults: an HTTP session whose
   * receiving half alone is silent lives on, since its probes get responses.
   *
   * @param connection the number of the connection, from 1
   */
  FaultInjection faults(int connection) {
    Random random = new Random(seed);
    boolean all = kinds.contains(FaultKind.SILENCE) || random.nextInt(4) == 0;
    return all || connection > 1 ? faults(random) : FaultInjection.none();
  }

  /** Lossless faults apply to both directions, the others to one. */
  private FaultInjection faults(Random random) {
    List<Fault> toServer = new ArrayList<>();
    List<Fault> toClient = new ArrayList<>();
    for (FaultKind kind : EnumSet.allOf(FaultKind.class)) {
      boolean fromClient = random.nextBoolean();
      Fault fault = kind.draw(random);
      if (kinds.contains(kind)) {
        if (kind.lossless() || fromClient) {
          toServer.add(fault);
        }
        if (kind.lossless() || !fromClient) {
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
    return transport + " on " + server + ", seed " + seed + ", " + faults(2);
  }
}
