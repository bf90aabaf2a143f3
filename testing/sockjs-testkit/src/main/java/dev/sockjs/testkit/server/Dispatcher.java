package dev.sockjs.testkit.server;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Selects the script for each request. Thread-safe. */
final class Dispatcher {
  private final List<Rule> rules = new CopyOnWriteArrayList<>();

  private record Rule(String method, Predicate<String> path, Script script) {
    boolean matches(RecordedRequest request) {
      return method.equals(request.method()) && path.test(request.path());
    }
  }

  /** Returns a predicate for paths that end with whole path segments. */
  static Predicate<String> endingWith(String suffix) {
    if (!suffix.startsWith("/")) {
      throw new IllegalArgumentException(
          "A suffix must start with a slash, but was \"" + suffix + "\"");
    }
    return path -> path.endsWith(suffix);
  }

  /** Adds a script, which takes precedence over the ones added before. */
  void add(String method, Predicate<String> path, Script script) {
    rules.add(0, new Rule(method, path, script));
  }

  /** Returns the script for a request, or one that responds with 404 if no rule matches. */
  Script find(RecordedRequest request) {
    return rules.stream()
        .filter(rule -> rule.matches(request))
        .findFirst()
        .map(Rule::script)
        .orElse(exchange -> exchange.respond(404));
  }
}
