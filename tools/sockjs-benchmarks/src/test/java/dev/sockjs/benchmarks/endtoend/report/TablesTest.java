package dev.sockjs.benchmarks.endtoend.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {
  private static Result echo(String server, String client, double rate) {
    return new Result("echo100", server, client, Map.of("rate", rate));
  }

  @Test
  void medianIgnoresRoundsThatFailed() {
    Result failed = new Result("echo100", "node", "websocket", Map.of());
    Results results =
        new Results(List.of(echo("node", "websocket", 3), failed, echo("node", "websocket", 1)));
    assertEquals(OptionalDouble.of(2), results.median("echo100", "node", "websocket", "rate"));
    assertEquals(OptionalDouble.empty(), results.median("echo100", "vertx", "websocket", "rate"));
  }

  @Test
  void resultsSurviveTheirFile(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("results");
    List<Result> rounds = List.of(echo("node", "websocket", 3), echo("vertx", "raw-jdk", 0.5));
    for (Result round : rounds) {
      round.appendTo(file);
    }
    assertEquals(rounds, Result.read(file));
  }

  @Test
  void ratioIsHowManyTimesFirstClientOfGroupIsBetter() {
    Results results =
        new Results(List.of(echo("node", "websocket", 3000), echo("node", "raw-jdk", 2000)));
    String tables = new Tables(results).all();
    assertTrue(tables.contains("| `websocket` | - | - | - | - | 3.0 | 1.00 | - | - |"), tables);
    assertTrue(tables.contains("| `raw-jdk` | - | - | - | - | 2.0 | 1.50 | - | - |"), tables);
  }

  @Test
  void goalIsReachedOnlyIfItIsOnEveryServer() {
    List<Result> rounds = new ArrayList<>();
    rounds.add(echo("vertx", "websocket", 30));
    rounds.add(echo("vertx", "spring-websocket", 10));
    rounds.add(echo("node", "websocket", 20));
    rounds.add(echo("node", "spring-websocket", 10));
    String goals = new Goals(new Results(rounds)).all();
    assertTrue(goals.contains("| at least 2.50 x Spring | 3; 2 | **no** |"), goals);
    rounds.set(2, echo("node", "websocket", 25));
    goals = new Goals(new Results(rounds)).all();
    assertTrue(goals.contains("| at least 2.50 x Spring | 3; 2.50 | yes |"), goals);
    assertTrue(goals.contains("| not measured |"), goals);
  }

  @Test
  void documentKeepsWhatIsNotGenerated(@TempDir Path directory) throws Exception {
    Path document = directory.resolve("performance.md");
    String marked =
        """
        Before
        <!-- machine -->
        <!-- end -->
        <!-- goals -->
        old
        <!-- end -->
        <!-- end-to-end -->
        <!-- end -->
        After
        """;
    Files.writeString(document, marked);
    Document.write(document, new Results(List.of(echo("node", "websocket", 3))));
    String written = Files.readString(document);
    assertTrue(written.startsWith("Before\n<!-- machine -->\n"), written);
    assertTrue(written.endsWith("<!-- end -->\nAfter\n"), written);
    assertTrue(written.contains("| `websocket` |"), written);
  }
}
