package dev.sockjs.transport.websocket.upgrade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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

  @Test
  void responseWithoutSetCookieHasNoValues() {
    assertEquals(List.of(), SetCookies.of(Map.of("Cookie", List.of("a=b"))));
  }
}
