package dev.sockjs.benchmarks.endtoend.run;

import dev.sockjs.benchmarks.endtoend.peer.Peer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The options of the command line: {@code --name} or {@code --name value}. */
final class Options {
  private static final Set<String> FLAGS = Set.of("quick", "append", "tables");
  private static final Set<String> SELECTIONS = Set.of("client", "scenario", "server");
  private static final Set<String> VALUES =
      Set.of("rounds", "millis", "warmups", "target", "document", "baseline", "jvm");
  private static final String MODULE = "tools/sockjs-benchmarks/";

  private final Map<String, String> values = new HashMap<>();

  Options(String... args) {
    for (int i = 0; i < args.length; i++) {
      String name = args[i].replaceFirst("^--", "");
      if (FLAGS.contains(name)) {
        values.put(name, "true");
      } else if ((VALUES.contains(name) || SELECTIONS.contains(name)) && i + 1 < args.length) {
        values.put(name, args[++i]);
      } else {
        throw new IllegalArgumentException("Unknown option, or without a value: " + args[i]);
      }
    }
  }

  boolean quick() {
    return values.containsKey("quick");
  }

  /** Returns whether to keep the results of earlier runs. */
  boolean append() {
    return values.containsKey("append") || values.containsKey("tables");
  }

  /** Returns whether to run anything; otherwise only the tables are written. */
  boolean measures() {
    return !values.containsKey("tables");
  }

  /** Returns whether to write the document: if everything was measured, or if asked to. */
  boolean writesDocument() {
    return values.containsKey("tables")
        || (!quick() && SELECTIONS.stream().noneMatch(values::containsKey));
  }

  int number(String name, int otherwise) {
    return Integer.parseInt(values.getOrDefault(name, Integer.toString(otherwise)));
  }

  Path target() {
    return Path.of(values.getOrDefault("target", MODULE + "target"));
  }

  Path document() {
    return Path.of(values.getOrDefault("document", "docs/performance.md"));
  }

  /** Returns options of every JVM, which are separated by commas. */
  List<String> jvm() {
    return values.containsKey("jvm") ? List.of(values.get("jvm").split(",")) : List.of();
  }

  /** Returns the results to compare with. */
  Optional<Path> baseline() {
    return Optional.ofNullable(values.get("baseline")).map(Path::of);
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
