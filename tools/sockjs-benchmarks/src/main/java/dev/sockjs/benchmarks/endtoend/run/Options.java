package dev.sockjs.benchmarks.endtoend.run;

import dev.sockjs.benchmarks.endtoend.peer.Peer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The options of the command line: {@code --name} or {@code --name value}. */
final class Options {
  private static final Set<String> FLAGS = Set.of("quick");
  private static final Set<String> VALUES =
      Set.of("client", "scenario", "server", "rounds", "millis", "warmups", "target", "baseline");

  private final Map<String, String> values = new HashMap<>();

  Options(String... args) {
    for (int i = 0; i < args.length; i++) {
      String name = args[i].replaceFirst("^--", "");
      if (FLAGS.contains(name)) {
        values.put(name, "true");
      } else if (VALUES.contains(name) && i + 1 < args.length) {
        values.put(name, args[++i]);
      } else {
        throw new IllegalArgumentException("Unknown option, or without a value: " + args[i]);
      }
    }
  }

  boolean quick() {
    return values.containsKey("quick");
  }

  int number(String name, int otherwise) {
    return Integer.parseInt(values.getOrDefault(name, Integer.toString(otherwise)));
  }

  Path target() {
    return Path.of(values.getOrDefault("target", "tools/sockjs-benchmarks/target"));
  }

  boolean selects(Experiment experiment) {
    return selects("scenario", experiment.scenario());
  }

  boolean selects(ServerKind server) {
    return selects("server", server.title());
  }

  boolean selects(Peer peer) {
    return selects("client", peer.title());
  }

  /** Returns whether the option is absent, or names this in its list with commas. */
  private boolean selects(String option, String name) {
    return !values.containsKey(option) || List.of(values.get(option).split(",")).contains(name);
  }
}
