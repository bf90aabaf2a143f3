package dev.sockjs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

  @Test
  void orderAndRepeatedFieldsAreKept() {
    Headers headers = Headers.of("A", "1").with("B", "2").with("a", "3");
    List<String> seen = new ArrayList<>();
    headers.forEach((name, value) -> seen.add(name + "=" + value));
    assertEquals(List.of("A=1", "B=2", "a=3"), seen);
  }

  @Test
  void namesAreComparedIgnoringCase() {
    Headers headers = Headers.of("X-Token", "1").with("x-token", "2").with("Other", "3");
    assertEquals("1", headers.first("X-TOKEN").orElseThrow());
    assertEquals(List.of("1", "2"), headers.all("x-Token"));
    assertEquals(Headers.of("other", "3"), headers.without("X-TOKEN"));
    assertNotEquals(Headers.of("other", "4"), headers.without("X-TOKEN"));
  }

  @Test
  void otherHeadersAreAddedAtTheEnd() {
    assertEquals(
        Headers.of("A", "1").with("B", "2"), Headers.of("A", "1").with(Headers.of("B", "2")));
    assertTrue(Headers.empty().with(Headers.empty()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:", "a\r\nHost", "\u00e9", "a(b)"})
  void nameThatIsNotATokenIsRejected(String name) {
    assertThrows(IllegalArgumentException.class, () -> Headers.of(name, "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nInjected: yes", "a\nb", "a\0b", "\u007f", "\u0100"})
  void valueWithControlCharacterIsRejectedAndNotQuoted(String value) {
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> Headers.of("X-Token", value));
    assertTrue(error.getMessage().contains("X-Token"), error.getMessage());
    assertFalse(error.getMessage().contains("Injected"), error.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host", "content-length", "Upgrade", "Sec-WebSocket-Key", "connection"})
  void headersOfTheConnectionCannotBeSet(String name) {
    assertThrows(
        IllegalArgumentException.class,
        () -> SockJsOptions.builder().headers(Headers.of(name, "x")));
  }

  @Test
  void toStringShowsOnlyNames() {
    assertEquals("Headers[Authorization]", Headers.of("Authorization", "Bearer secret").toString());
  }
}
