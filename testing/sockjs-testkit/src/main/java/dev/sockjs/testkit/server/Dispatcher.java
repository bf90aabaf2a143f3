package dev.sockjs.testkit.server;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Which script to play for which request. Any thread may add and find. */
final class Dispatcher {
  private final List<Rule> rules = new CopyOnWriteArrayList<>();

  private record Rule(String method, Predicate<String> path, Script script) {
    boolean fits(RecordedRequest request) {
      return method.equals(request.method()) && path.test(request.path());
    }
  }

  /** What is true of a path that ends with whole elements. */
  static Predicate<String> endingWith(String suffix) {
    if (!suffix.startsWith("/")) {
      throw new IllegalArgumentException("a suffix begins with a slash: \"" + suffix + "\"");
    }
    return path -> path.endsWith(suffix);
  }

  /** Adds a script that wins over those there are. */
  void add(String method, Predicate<String> path, Script script) {
    rules.add(0, new Rule(method, path, script));
  }

  /** The script for a request; one that answers 404 if there is none. */
  Script find(RecordedRequest request) {
    return rules.stream()
        .filter(rule -> rule.fits(request))
        .findFirst()
        .map(Rule::script)
        .orElse(exchange -> exchange.respond(404));
  }
}
