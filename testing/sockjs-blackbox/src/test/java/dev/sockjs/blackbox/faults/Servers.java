package dev.sockjs.blackbox.faults;

import dev.sockjs.blackbox.Transports;
import dev.sockjs.blackbox.interop.RealServer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** One of each real server, running, each with an audience. */
final class Servers implements AutoCloseable {

  private static final List<RealServer.Kind> KINDS = List.of(RealServer.Kind.values());

  private final Map<RealServer.Kind, RealServer> running = new EnumMap<>(RealServer.Kind.class);
  private final Map<RealServer.Kind, BroadcastReceiver> audiences =
      new EnumMap<>(RealServer.Kind.class);

  Servers() {
    for (RealServer.Kind kind : KINDS) {
      RealServer server = kind.start();
      running.put(kind, server);
      audiences.put(kind, new BroadcastReceiver(server));
    }
  }

  /** Both ordeals of these mishaps for every transport on every server. */
  List<FaultRun> everywhere(Set<FaultKind> mishaps, Random random) {
    return KINDS.stream()
        .flatMap(
            kind ->
                Transports.ALL.stream()
                    .flatMap(
                        transport ->
                            Stream.of(
                                echo(new FaultPlan(kind, transport, mishaps, random.nextLong())),
                                lastWords(
                                    new FaultPlan(kind, transport, mishaps, random.nextLong())))))
        .toList();
  }

  /** One of anything. */
  FaultRun any(Random random) {
    RealServer.Kind kind = KINDS.get(random.nextInt(KINDS.size()));
    String transport = Transports.ALL.get(random.nextInt(Transports.ALL.size()));
    FaultPlan scene =
        new FaultPlan(kind, transport, FaultPlan.anyMishaps(random), random.nextLong());
    return random.nextInt(4) == 0 ? lastWords(scene) : echo(scene);
  }

  private FaultRun echo(FaultPlan scene) {
    return new EchoFaultRun(scene, audiences.get(scene.server()).serverPort());
  }

  private FaultRun lastWords(FaultPlan scene) {
    return new SendAndCloseFaultRun(scene, audiences.get(scene.server()));
  }

  /** What the audiences heard out of order since the last time; to be asked between storms. */
  List<String> disorder() {
    return audiences.values().stream().flatMap(each -> each.disorder().stream()).toList();
  }

  @Override
  public void close() {
    audiences.values().forEach(BroadcastReceiver::close);
    running.values().forEach(RealServer::close);
  }
}
