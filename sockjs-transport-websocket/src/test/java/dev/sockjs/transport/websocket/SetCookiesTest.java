package dev.sockjs.transport.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Cookies that were cut at their commas. */
final class SetCookiesTest {

  @Test
  void datesAreWholeAgain() {
    assertEquals(
        List.of("a=b; Expires=Wed, 09 Jun 2100 10:18:14 GMT; Path=/", "c=d; expires = Thu, 1"),
        SetCookies.in(
            Map.of(
                "set-cookie",
                List.of(
                    "a=b; Expires=Wed",
                    " 09 Jun 2100 10:18:14 GMT; Path=/",
                    "c=d; expires = Thu",
                    "1"))));
  }

  @Test
  void valuesAreWholeAgain() {
    assertEquals(
        List.of("list=1,2,3; path=/"),
        SetCookies.in(Map.of("Set-Cookie", List.of("list=1", "2", "3; path=/"))));
  }

  @Test
  void whatIsWholeStaysSo() {
    assertEquals(
        List.of("a=1,2; Expires=Wed, 09 Jun 2100 10:18:14 GMT", "b="),
        SetCookies.in(
            Map.of("Set-Cookie", List.of("a=1,2; Expires=Wed, 09 Jun 2100 10:18:14 GMT", "b="))));
  }

  @Test
  void withoutSetCookieThereAreNone() {
    assertEquals(List.of(), SetCookies.in(Map.of("Cookie", List.of("a=b"))));
  }
}
