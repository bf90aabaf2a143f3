package dev.sockjs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HeadersBuilderTest {

  @Test
  void fieldsKeepTheirOrder() {
    assertEquals(
        Headers.of("A", "1").with("B", "2").with("a", "3"),
        Headers.builder().add("A", "1").add("B", "2").add("a", "3").build());
    assertSame(Headers.empty(), Headers.builder().build());
  }

  @Test
  void headersDoNotChangeWithTheBuilder() {
    HeadersBuilder builder = Headers.builder().add("A", "1");
    Headers built = builder.build();
    builder.add("B", "2");
    assertEquals(Headers.of("A", "1"), built);
  }

  @Test
  void invalidFieldIsRejectedAndNotAdded() {
    HeadersBuilder builder = Headers.builder().add("A", "1");
    assertThrows(IllegalArgumentException.class, () -> builder.add("not a token", "2"));
    assertThrows(IllegalArgumentException.class, () -> builder.add("B", "line\nend"));
    assertThrows(NullPointerException.class, () -> builder.add("C", null));
    assertEquals(Headers.of("A", "1"), builder.build());
  }

  /** Adding each field to a copy of the others would take minutes. */
  @Test
  @Timeout(20)
  void timeGrowsWithTheNumberOfFields() {
    HeadersBuilder builder = Headers.builder();
    for (int i = 0; i < 500_000; i++) {
      builder.add("X-Another", "one");
    }
    assertEquals(500_000, builder.build().all("x-another").size());
  }
}
