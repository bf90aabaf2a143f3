package dev.sockjs.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sockjs.cli.connect.CloseRequest;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

final class CloseRequestConverterTest {
  private static final CloseRequest OPTION = new CloseRequest(OptionalInt.of(3000), "option");

  private final CloseRequestConverter converter = new CloseRequestConverter();

  @Test
  void optionIsACodeAndPerhapsAReason() {
    assertEquals(new CloseRequest(OptionalInt.of(3000), ""), converter.convert("3000"));
    assertEquals(new CloseRequest(OptionalInt.of(4999), "a:b"), converter.convert("4999:a:b"));
    assertEquals(new CloseRequest(OptionalInt.of(1000), ""), converter.convert("1000:"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", ":bye", "999", "1001", "1006", "2999", "5000", "3000 bye"})
  void anyOtherCodeIsRefused(String option) {
    assertThrows(TypeConversionException.class, () -> converter.convert(option));
  }

  @Test
  void aLineWithACodeOverrulesTheOption() {
    CloseRequest line = new CloseRequest(OptionalInt.of(3001), "");
    assertEquals(line, line.or(OPTION));
  }

  @Test
  void aLineWithoutACodeHasTheOptions() {
    assertEquals(OPTION, CloseRequest.DEFAULT.or(OPTION));
    assertEquals(
        new CloseRequest(OptionalInt.of(3000), "line"),
        new CloseRequest(OptionalInt.empty(), "line").or(OPTION));
  }
}
