package dev.sockjs.core.discovery;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Logs which discovered service takes the place of a built-in one. Such a service comes with some
 * jar, sees URLs and headers, and may not be there on purpose. The order among the modules of this
 * project is documented and not logged.
 */
public final class Replacements {

  private static final Logger LOG = System.getLogger("dev.sockjs.core");

  /** The packages of the modules that provide services; other modules must not use them. */
  private static final List<String> BUILT_IN =
      List.of("dev.sockjs.transport.", "dev.sockjs.http.", "dev.sockjs.core.");

  /** The messages that were logged, so that a second client does not repeat them. */
  private static final Set<String> LOGGED = ConcurrentHashMap.newKeySet();

  private Replacements() {}

  /**
   * Logs a message, unless it has been logged or the replaced service is not a built-in one.
   *
   * @param what the kind of service, and its name if it has one
   */
  public static void report(String what, Object replacement, Object replaced) {
    String winner = replacement.getClass().getName();
    String loser = replaced.getClass().getName();
    String message = what + ": " + winner + " replaces the built-in one by its priority";
    if (isBuiltIn(loser) && !isBuiltIn(winner) && LOGGED.add(message)) {
      LOG.log(Level.INFO, message);
    }
  }

  private static boolean isBuiltIn(String className) {
    return BUILT_IN.stream().anyMatch(className::startsWith);
  }
}
