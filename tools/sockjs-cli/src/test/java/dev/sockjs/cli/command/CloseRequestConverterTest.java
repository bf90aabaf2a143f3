package dev.sockjs.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sockjs.cli.connect.CloseRequest;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CloseRequestConverterTest {
  private final CloseRequestConverter converter = new CloseRequestConverter();

  @Test
  void optionIsACodeAndAnOptionalReason() {
    assertEquals(new CloseRequest(OptionalInt.of(3000), ""), converter.convert("3000"));
    assertEquals(new CloseRequest(OptionalInt.of(4999), "a:b"), converter.convert("4999:a:b"));
    assertEquals(new CloseRequest(OptionalInt.of(1000), ""), converter.convert("1000:"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", ":bye", "999", "1001", "1006", "2999", "5000", "3000 bye"})
  void anyOtherCodeIsRejected(String option) {
    assertThrows(UsageException.class, () -> converter.convert(option));
  }
}
