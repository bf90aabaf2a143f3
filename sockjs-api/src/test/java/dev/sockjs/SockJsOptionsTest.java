package dev.sockjs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SockJsOptionsTest {
  private static final CookieStore COOKIES = CookieStore.none();

  private static final TransportOption<Integer> SIZE = TransportOption.of("size", Integer.class);

  private static void assertRejected(String quoted, Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message.contains(quoted), message);
  }

  @Test
  void defaultsAreAsDocumented() {
    SockJsOptions options = SockJsOptions.defaults();
    assertEquals(Duration.ofSeconds(2), options.timeout());
    assertEquals(Duration.ofSeconds(60), options.connectTimeout());
    assertEquals(Duration.ofSeconds(8), options.infoTimeout());
    assertEquals(Duration.ofSeconds(2), options.closeLinger());
    assertEquals(4 * 1024 * 1024, options.maxMessageSize());
    assertEquals(16L * 1024 * 1024, options.maxBufferedAmount());
    assertEquals(8, options.sessionIdLength());
    assertEquals(List.of(), options.transports());
    assertEquals(Optional.empty(), options.heartbeatTimeout());
  }

  @Test
  void invalidValuesAreRejectedAtOnceAndQuoted() {
    SockJsOptionsBuilder builder = SockJsOptions.builder();
    assertRejected("a/b", () -> builder.server("a/b"));
    assertRejected("a.b", () -> builder.server("a.b"));
    assertRejected("xhr-polling", () -> builder.transports("xhr-polling", "xhr-polling"));
    assertRejected("101", () -> builder.sessionIdLength(101));
    assertRejected("0", () -> builder.sessionIdLength(0));
    assertRejected("PT0S", () -> builder.timeout(Duration.ZERO));
    assertRejected("PT-1S", () -> builder.connectTimeout(Duration.ofSeconds(-1)));
    assertRejected("PT0S", () -> builder.infoTimeout(Duration.ZERO));
    assertRejected("PT0S", () -> builder.heartbeatTimeout(Duration.ZERO));
    assertRejected("PT8808H", () -> builder.connectTimeout(Duration.ofDays(367)));
    assertRejected("PT-1S", () -> builder.closeLinger(Duration.ofSeconds(-1)));
    assertRejected("0", () -> builder.maxMessageSize(0));
    assertRejected("0", () -> builder.maxBufferedAmount(0));
    assertRejected("chat", () -> builder.subprotocols("chat", "chat"));
    assertRejected("a b", () -> builder.subprotocols("a b"));
    assertRejected("Origin", () -> builder.origin("http://a\r\nX: y"));
  }

  @Test
  void optionOfOneTransportOverridesOptionOfAllTransports() {
    SockJsOptions options =
        SockJsOptions.builder()
            .transportOption(SIZE, 1)
            .transportOption("websocket", SIZE, 2)
            .build();
    assertEquals(1, options.transportOption(SIZE).orElseThrow());
    assertEquals(1, options.transportOption("xhr-polling", SIZE).orElseThrow());
    assertEquals(2, options.transportOption("websocket", SIZE).orElseThrow());
    TransportOption<Integer> sameName = TransportOption.of("size", Integer.class);
    assertEquals(Optional.empty(), options.transportOption(sameName));
  }

  @Test
  void headersOfOneTransportAreSetByItsName() {
    Headers headers = Headers.of("X-Token", "secret");
    SockJsOptions options =
        SockJsOptions.builder()
            .transportOption("xhr-polling", TransportOption.HEADERS, headers)
            .build();
    assertEquals(
        headers, options.transportOption("xhr-polling", TransportOption.HEADERS).orElseThrow());
    assertEquals(Optional.empty(), options.transportOption("websocket", TransportOption.HEADERS));
    assertEquals(Optional.empty(), options.transportOption(TransportOption.HEADERS));
    assertEquals(Headers.empty(), options.headers());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host", "content-length", "Sec-WebSocket-Protocol"})
  void reservedHeadersOfTransportsAreRejectedAtOnceAndQuoted(String name) {
    SockJsOptionsBuilder builder = SockJsOptions.builder();
    Headers headers = Headers.of("X-Token", "secret").with(name, "x");
    assertRejected(
        name, () -> builder.transportOption("xhr-polling", TransportOption.HEADERS, headers));
    assertRejected(name, () -> builder.transportOption(TransportOption.HEADERS, headers));
    SockJsOptions options = builder.build();
    assertEquals(Optional.empty(), options.transportOption("xhr-polling", TransportOption.HEADERS));
  }

  @Test
  void suppliedSessionIdIsChecked() {
    SockJsOptions options = SockJsOptions.builder().sessionId(() -> "a/b").build();
    assertRejected("a/b", () -> options.sessionId().orElseThrow().get());
  }

  @Test
  void headersOfTheFunctionAreChecked() {
    SockJsOptions options =
        SockJsOptions.builder()
            .headers(kind -> CompletableFuture.completedFuture(Headers.of("Host", "evil")))
            .build();
    CompletableFuture<Headers> supplied =
        options.headerFunction().orElseThrow().headers(RequestKind.INFO).toCompletableFuture();
    assertThrows(CompletionException.class, supplied::join);
  }

  @Test
  void copyOfOptionsHasTheSameValues() {
    SockJsOptions options =
        SockJsOptions.builder()
            .server("042")
            .transports("xhr-polling")
            .sessionIdLength(20)
            .info(ServerInfo.defaults().withWebsocket(false))
            .transportOption(SIZE, 3)
            .headers(Headers.of("X-Token", "secret"))
            .origin("https://example.org")
            .cookieStore(COOKIES)
            .subprotocols("chat")
            .heartbeatTimeout(Duration.ofSeconds(30))
            .build();
    SockJsOptions copy = options.toBuilder().build();
    assertEquals("042", copy.server().orElseThrow());
    assertEquals(List.of("xhr-polling"), copy.transports());
    assertEquals(20, copy.sessionIdLength());
    assertFalse(copy.info().orElseThrow().websocket());
    assertEquals(3, copy.transportOption(SIZE).orElseThrow());
    assertEquals(Headers.of("X-Token", "secret"), copy.headers());
    assertEquals("https://example.org", copy.origin().orElseThrow());
    assertSame(COOKIES, copy.cookieStore().orElseThrow());
    assertEquals(List.of("chat"), copy.subprotocols());
    assertEquals(Duration.ofSeconds(30), copy.heartbeatTimeout().orElseThrow());
    assertFalse(copy.toString().contains("secret"), copy.toString());
  }
}
