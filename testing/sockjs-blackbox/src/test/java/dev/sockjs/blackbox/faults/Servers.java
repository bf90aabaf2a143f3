package dev.sockjs.blackbox.faults;

import dev.sockjs.blackbox.Transports;
import dev.sockjs.blackbox.interop.RealServer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** One running server of each kind, each with a {@link BroadcastReceiver}. */
final class Servers implements AutoCloseable {

  private static final List<RealServer.Kind> KINDS = List.of(RealServer.Kind.values());

  private final Map<RealServer.Kind, RealServer> running = new EnumMap<>(RealServer.Kind.class);
  private final Map<RealServer.Kind, BroadcastReceiver> receivers =
      new EnumMap<>(RealServer.Kind.class);

  Servers() {
    for (RealServer.Kind kind : KINDS) {
      RealServer server = kind.start();
      running.put(kind, server);
      receivers.put(kind, new BroadcastReceiver(server));
    }
  }

  /** Makes both kinds of runs for every transport on every server. */
  List<FaultRun> allRuns(Set<FaultKind> kinds, Random random) {
    return KINDS.stream()
        .flatMap(
            kind ->
                Transports.ALL.stream()
                    .flatMap(
                        transport ->
                            Stream.of(
                                echo(new FaultPlan(kind, transport, kinds, random.nextLong())),
                                sendAndClose(
                                    new FaultPlan(kind, transport, kinds, random.nextLong())))))
        .toList();
  }

  /** Makes a run with a random server, transport and faults. */
  FaultRun randomRun(Random random) {
    RealServer.Kind kind = KINDS.get(random.nextInt(KINDS.size()));
    String transport = Transports.ALL.get(random.nextInt(Transports.ALL.size()));
    FaultPlan plan =
        new FaultPlan(kind, transport, FaultPlan.randomKinds(random), random.nextLong());
    return random.nextInt(4) == 0 ? sendAndClose(plan) : echo(plan);
  }

  private FaultRun echo(FaultPlan plan) {
    return new EchoFaultRun(plan, receivers.get(plan.server()).serverPort());
  }

  private FaultRun sendAndClose(FaultPlan plan) {
    return new SendAndCloseFaultRun(plan, receivers.get(plan.server()));
  }

  /** Returns and clears what the receivers got out of order. Call it while nothing runs. */
  List<String> takeOutOfOrder() {
    return receivers.values().stream().flatMap(each -> each.takeOutOfOrder().stream()).toList();
  }

  @Override
  public void close() {
    receivers.values().forEach(BroadcastReceiver::close);
    running.values().forEach(RealServer::close);
  }
}
