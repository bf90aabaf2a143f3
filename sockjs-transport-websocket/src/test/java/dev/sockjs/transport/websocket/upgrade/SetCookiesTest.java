package dev.sockjs.transport.websocket.upgrade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Cookies that Tyrus has split at commas. */
final class SetCookiesTest {

  @Test
  void splitDatesAreRestored() {
    assertEquals(
        List.of("a=b; Expires=Wed, 09 Jun 2100 10:18:14 GMT; Path=/", "c=d; expires = Thu, 1"),
        SetCookies.of(
            Map.of(
                "set-cookie",
                List.of(
                    "a=b; Expires=Wed",
                    " 09 Jun 2100 10:18:14 GMT; Path=/",
                    "c=d; expires = Thu",
                    "1"))));
  }

  @Test
  void splitValuesAreRestored() {
    assertEquals(
        List.of("list=1,2,3; path=/"),
        SetCookies.of(Map.of("Set-Cookie", List.of("list=1", "2", "3; path=/"))));
  }

  @Test
  void wholeValuesStayUnchanged() {
    assertEquals(
        List.of("a=1,2; Expires=Wed, 09 Jun 2100 10:18:14 GMT", "b="),
        SetCookies.of(
            Map.of("Set-Cookie", List.of("a=1,2; Expires=Wed, 09 Jun 2100 10:18:14 GMT", "b="))));
  }

  /** Appending each piece to a copy of those before it would take minutes. */
  @Test
  @Timeout(20)
  void manyPiecesAreRestoredInTimeThatGrowsWithTheirNumber() {
    List<String> pieces = new ArrayList<>(List.of("a=b"));
    pieces.addAll(Collections.nCopies(500_000, "; expires"));
    List<String> values = SetCookies.of(Map.of("Set-Cookie", pieces));
    assertEquals(List.of("a=b" + ",; expires".repeat(500_000)), values);
  }

  @Test
  void responseWithoutSetCookieHasNoValues() {
    assertEquals(List.of(), SetCookies.of(Map.of("Cookie", List.of("a=b"))));
  }
}
