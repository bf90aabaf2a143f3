package dev.sockjs.benchmarks.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the cases with this client alone, and judges what it does, but not how fast. */
@Timeout(60)
class BesideSpringTest {
  private static final String MS = " after \\d+ ms";
  private static final String WEBSOCKET = "connected over `websocket`" + MS;
  private static final String STREAM = "connected over `xhr_streaming`" + MS;
  private static final String FAILED = "connect failed" + MS + " with ConnectFailedException";
  private static final String THREW = "connect failed" + MS + " with IllegalStateException";

  /** The rows of this client, in the order of the cases. */
  private static final List<String> EXPECTED =
      List.of(
          FAILED,
          STREAM,
          STREAM,
          FAILED + "; \\d{1,2} requests",
          STREAM + "; new session id; client ended the late WebSocket" + MS,
          STREAM + "; " + closed(1000) + "; client ended the stream" + MS,
          "65 of 65 open; \\d{1,2} more threads; `sendMessage` returned" + MS,
          THREW + "; " + closed(1011),
          THREW + "; " + closed(1011),
          STREAM
              + "; `sendMessage` returned"
              + MS
              + "; `handleTransportError` called 1 x; "
              + closed(1006)
              + "; `isOpen\\(\\)` is false",
          "connected over `xhr`"
              + MS
              + "; \\d{1,2} requests; (session still open after \\d+ s|"
              + closed(1006)
              + ")",
          STREAM + "; WebSocket requested 0 x",
          FAILED,
          WEBSOCKET + "; 4000 messages accepted; all arrived; `isOpen\\(\\)` is true");

  @BeforeAll
  static void silenceLogs() {
    BesideSpring.silenceLogs();
  }

  private static String closed(int code) {
    return "`afterConnectionClosed` with " + code + MS;
  }

  private record Row(Case each, Contender contender) {
    @Override
    public String toString() {
      return each.name() + ": " + contender.name();
    }
  }

  private static List<Row> rows() {
    return allRows().filter(row -> row.contender().ours()).toList();
  }

  private static Stream<Row> allRows() {
    return Cases.all().stream()
        .flatMap(each -> each.contenders().stream().map(contender -> new Row(each, contender)));
  }

  static Stream<Arguments> rowsAndTexts() {
    List<Row> rows = rows();
    return Stream.iterate(0, i -> i < rows.size(), i -> i + 1)
        .map(i -> Arguments.of(rows.get(i), EXPECTED.get(i)));
  }

  @Test
  void everyCaseHasBothClients() {
    assertEquals(EXPECTED.size(), rows().size());
    for (Case each : Cases.all()) {
      assertTrue(each.contenders().stream().anyMatch(Contender::ours), each.name());
      assertTrue(each.contenders().stream().anyMatch(one -> !one.ours()), each.name());
    }
  }

  @ParameterizedTest
  @MethodSource("rowsAndTexts")
  void thisClientEndsEveryCase(Row row, String expected) throws Exception {
    String observed = row.each().observe(row.contender(), Limits.quick());
    assertTrue(observed.matches(expected), observed);
  }

  /** The table is written by a run that takes minutes, so it may be older than the cases. */
  @Test
  void documentHasARowForEachClientInEachCase() throws Exception {
    List<String[]> table =
        Files.readAllLines(Path.of("../../docs/from-spring.md")).stream()
            .dropWhile(line -> !line.equals("| case | client | observed |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> line.split(" \\| |^\\| | \\|$"))
            .toList();
    assertEquals(
        allRows().map(row -> row.contender().name()).toList(),
        table.stream().map(cells -> cells[2]).toList());
    assertEquals(
        Cases.all().stream().map(Case::name).toList(),
        table.stream().map(cells -> cells[1]).filter(name -> !name.isEmpty()).toList());
    List<String> ours =
        table.stream()
            .filter(cells -> cells[2].startsWith("`Sock"))
            .map(cells -> cells[3])
            .toList();
    for (int i = 0; i < EXPECTED.size(); i++) {
      assertTrue(ours.get(i).matches(EXPECTED.get(i)), ours.get(i));
    }
  }
}
