package dev.sockjs.benchmarks.spring;

import dev.sockjs.benchmarks.Libraries;
import dev.sockjs.benchmarks.MarkedText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Puts Spring's SockJsClient and this client side by side: runs every case with every client that
 * takes part, and writes what was observed to {@code docs/from-spring.md}.
 */
public final class BesideSpring {
  /** They log the failures that are the subject here. */
  private static final List<Logger> LOGGERS =
      List.of(Logger.getLogger("org.springframework"), Logger.getLogger("dev.sockjs"));

  private static final List<String> LIBRARIES =
      List.of("spring-websocket", "tyrus-client", "tomcat-embed-websocket", "jetty-client");

  private BesideSpring() {}

  /**
   * Runs all cases, one after another, and prints and writes the table.
   *
   * @param args {@code --quick} for this client only, without a document; otherwise the path of the
   *     document
   * @throws Exception if a case cannot be run
   */
  public static void main(String... args) throws Exception {
    silenceLogs();
    boolean quick = args[0].equals("--quick");
    String table = table(quick);
    System.out.print(table);
    if (!quick) {
      Path document = Path.of(args[0]);
      String text = Files.readString(document);
      text = MarkedText.replace(text, "versions", versions());
      Files.writeString(document, MarkedText.replace(text, "beside-spring", table));
    }
    System.exit(0); // some of Spring's threads do not end
  }

  static void silenceLogs() {
    LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
  }

  private static String table(boolean quick) throws Exception {
    Limits limits = quick ? Limits.quick() : Limits.full();
    StringBuilder table = new StringBuilder("| case | client | observed |\n|---|---|---|\n");
    for (Case each : Cases.all()) {
      String name = each.name();
      for (Contender contender : each.contenders()) {
        if (!quick || contender.ours()) {
          System.err.println(each.name() + ": " + contender.name());
          table.append(row(name, contender.name(), each.observe(contender, limits)));
          name = "";
        }
      }
    }
    return table.toString();
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static String versions() {
    return String.format(
        "%s; Java %s; %s.%n",
        LocalDate.now(ZoneOffset.UTC), Runtime.version(), Libraries.versions(LIBRARIES));
  }
}
