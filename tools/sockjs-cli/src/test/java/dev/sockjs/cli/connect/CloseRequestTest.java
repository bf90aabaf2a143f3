package dev.sockjs.cli.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class CloseRequestTest {
  private static final CloseRequest OPTION = new CloseRequest(OptionalInt.of(3000), "option");

  @Test
  void aLineWithACodeOverridesTheOption() {
    CloseRequest line = new CloseRequest(OptionalInt.of(3001), "");
    assertEquals(line, line.withDefaults(OPTION));
  }

  @Test
  void aLineWithoutACodeUsesTheCodeOfTheOption() {
    assertEquals(OPTION, CloseRequest.DEFAULT.withDefaults(OPTION));
    assertEquals(
        new CloseRequest(OptionalInt.of(3000), "line"),
        new CloseRequest(OptionalInt.empty(), "line").withDefaults(OPTION));
  }
}
