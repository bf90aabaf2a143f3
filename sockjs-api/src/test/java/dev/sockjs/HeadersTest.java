package dev.sockjs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  /** A caller who passes a whole line by mistake. */
  @Test
  void errorAboutANameDoesNotQuoteAValue() {
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class, () -> Headers.of("Authorization: Bearer secret", ""));
    assertTrue(error.getMessage().endsWith("\"Authorization:\""), error.getMessage());
    assertFalse(error.getMessage().contains("secret"), error.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "Host, connection",
    "connection, connection",
    "Keep-Alive, connection",
    "Upgrade, connection",
    "TE, connection",
    "Trailer, connection",
    "Transfer-Encoding, connection",
    "Expect, connection",
    "HTTP2-Settings, connection",
    "ACCEPT-ENCODING, decompressed",
    "content-length, body",
    "Content-Type, body",
    "Content-Encoding, body",
    "Proxy-Authorization, withCredentials",
    "proxy-connection, proxy",
    "Sec-WebSocket-Key, WebSocket",
    "sec-websocket-extensions, WebSocket",
    "Range, partial",
    "If-None-Match, partial"
  })
  void headersThatBreakTheProtocolAreRejectedWithTheReason(String name, String reason) {
    Headers reserved = Headers.of("X-Fine", "y").with(name, "secret");
    SockJsOptionsBuilder builder = SockJsOptions.builder();
    List<Executable> places =
        List.of(
            () -> builder.headers(reserved),
            () -> builder.transportOption("websocket", TransportOption.HEADERS, reserved));
    for (Executable place : places) {
      String message = assertThrows(IllegalArgumentException.class, place).getMessage();
      assertTrue(message.contains(name) && message.contains(reason), message);
      assertFalse(message.contains("secret"), message);
    }
    assertSupplied(reserved, name, reason);
  }

  private static void assertSupplied(Headers reserved, String name, String reason) {
    SockJsOptions options =
        SockJsOptions.builder().headers(kind -> CompletableFuture.completedStage(reserved)).build();
    CompletableFuture<Headers> supplied =
        options.headerFunction().orElseThrow().headers(RequestKind.INFO).toCompletableFuture();
    String message = assertThrows(CompletionException.class, supplied::join).getMessage();
    assertTrue(message.contains(name) && message.contains(reason), message);
  }

  @Test
  void headersThatBreakNothingCanBeSet() {
    Headers allowed = Headers.empty();
    for (String name :
        List.of("Accept", "Authorization", "Cookie", "User-Agent", "Origin", "Accept-Language")) {
      allowed = allowed.with(name, "x");
    }
    assertEquals(allowed, SockJsOptions.builder().headers(allowed).build().headers());
  }

  @Test
  void toStringShowsOnlyNames() {
    assertEquals("Headers[Authorization]", Headers.of("Authorization", "Bearer secret").toString());
  }
}
