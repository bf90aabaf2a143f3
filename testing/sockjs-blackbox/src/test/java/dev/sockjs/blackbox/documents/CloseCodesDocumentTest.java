package dev.sockjs.blackbox.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.CloseEvent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Provokes the ends in the first table of {@code docs/close-codes.md}. */
final class CloseCodesDocumentTest {

  /** A row: a code, a reason, and if the end is clean. */
  private record Row(List<String> cells) {

    boolean matches(CloseEvent event) {
      return hasCode(event.code())
          && cells.get(2).equals(event.wasClean() ? "clean" : "unclean")
          && hasReason(event.reason());
    }

    private boolean hasCode(int code) {
      String cell = cells.get(0);
      return cell.startsWith(Integer.toString(code))
          || (cell.endsWith("3000 to 4999") && code >= 3000 && code <= 4999);
    }

    /** A reason that is not in the font of code describes any reason. */
    private boolean hasReason(String reason) {
      String cell = cells.get(1);
      if (cell.equals("empty")) {
        return reason.isEmpty();
      }
      return !cell.startsWith("`") || Wildcards.pattern(cell).matcher(reason).lookingAt();
    }

    boolean isTestedElsewhere() {
      return cells.stream().anyMatch(cell -> cell.endsWith(" *"));
    }
  }

  private static final List<Row> ROWS =
      Document.read("docs/close-codes.md").section("Codes of this client").rows().stream()
          .skip(1)
          .map(Row::new)
          .toList();

  @Test
  void everyRowIsProvokedAndEveryProvokedEndHasARow() {
    List<CloseEvent> ends =
        Stream.concat(ProvokedEnds.ofOpenSessions().stream(), ProvokedEnds.ofConnects().stream())
            .map(ProvokedEnd::event)
            .toList();
    assertEquals(
        List.of(),
        ROWS.stream()
            .filter(row -> !row.isTestedElsewhere() && ends.stream().noneMatch(row::matches))
            .toList(),
        () -> "rows without an end among " + ends);
    assertEquals(
        List.of(),
        ends.stream().filter(end -> ROWS.stream().noneMatch(row -> row.matches(end))).toList(),
        "ends without a row");
  }
}
