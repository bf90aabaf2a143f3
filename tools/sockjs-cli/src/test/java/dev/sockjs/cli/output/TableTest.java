package dev.sockjs.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.cli.output.Table.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TableTest {
  private final Table table =
      new Table(Column.text("name", 8), Column.number("open ms"), Column.text("outcome", 2));

  @Test
  void cellsAreAlignedWithTheirTitles() {
    assertEquals("name      open ms  outcome", table.header());
    assertEquals("polling      12.5  ok", table.row(List.of("polling", "12.5", "ok")));
  }

  @Test
  void aCellThatIsTooLongIsNotCut() {
    assertEquals("websocket-raw        1  ok", table.row(List.of("websocket-raw", "1", "ok")));
  }
}
