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
