package dev.sockjs.benchmarks.endtoend.scenario;

import dev.sockjs.benchmarks.endtoend.server.FloodText;
import java.util.Map;

/** The scenarios by name. */
public final class Scenarios {
  private static final Map<String, Scenario> ALL =
      Map.ofEntries(
          Map.entry("echo100", new Echo(100)),
          Map.entry("echo1", new Latency()),
          Map.entry("connect", new Connecting(100)),
          Map.entry("refused", new Connecting(20)),
          Map.entry("hanging", new Connecting(2)),
          Map.entry("distant", new FirstMessage()),
          Map.entry("idle", new Idle(1000)),
          Map.entry("large", new Many(10_000, 1000, 1, 4)),
          Map.entry("growth-1", new Many(1, 1, 10, 1)),
          Map.entry("growth-10", new Many(10, 10, 10, 1)),
          Map.entry("growth-100", new Many(100, 100, 10, 1)),
          Map.entry("growth-1000", new Many(1000, 1000, 10, 1)),
          Map.entry("queued-10", new Queued(10)),
          Map.entry("queued-100", new Queued(100)),
          Map.entry("queued-1000", new Queued(1000)),
          Map.entry("queued-10000", new Queued(10_000)),
          Map.entry("queued-100000", new Queued(100_000)),
          Map.entry("flood-small", new Flooding(FloodText.SMALL)),
          Map.entry("flood-large", new Flooding(FloodText.LARGE)),
          Map.entry("flood-escapes", new Flooding(FloodText.ESCAPES)));

  private Scenarios() {}

  /** Returns the scenario with this name. */
  public static Scenario of(String name) {
    Scenario scenario = ALL.get(name);
    if (scenario == null) {
      throw new IllegalArgumentException("There is no scenario " + name);
    }
    return scenario;
  }
}
