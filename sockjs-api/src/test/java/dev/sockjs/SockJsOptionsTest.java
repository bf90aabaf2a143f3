package dev.sockjs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SockJsOptionsTest {

  private static final TransportOption<Integer> SIZE = TransportOption.of("size", Integer.class);

  private static void assertRefused(String quoted, Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message.contains(quoted), message);
  }

  @Test
  void theDefaultsAreTheDocumentedOnes() {
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
  void badValuesAreRefusedAtOnceAndQuoted() {
    SockJsOptionsBuilder builder = SockJsOptions.builder();
    assertRefused("a/b", () -> builder.server("a/b"));
    assertRefused("a.b", () -> builder.server("a.b"));
    assertRefused("xhr-polling", () -> builder.transports("xhr-polling", "xhr-polling"));
    assertRefused("101", () -> builder.sessionIdLength(101));
    assertRefused("0", () -> builder.sessionIdLength(0));
    assertRefused("PT0S", () -> builder.timeout(Duration.ZERO));
    assertRefused("PT-1S", () -> builder.connectTimeout(Duration.ofSeconds(-1)));
    assertRefused("PT0S", () -> builder.infoTimeout(Duration.ZERO));
    assertRefused("PT0S", () -> builder.heartbeatTimeout(Duration.ZERO));
    assertRefused("PT8808H", () -> builder.connectTimeout(Duration.ofDays(367)));
    assertRefused("PT-1S", () -> builder.closeLinger(Duration.ofSeconds(-1)));
    assertRefused("0", () -> builder.maxMessageSize(0));
    assertRefused("0", () -> builder.maxBufferedAmount(0));
    assertRefused("chat", () -> builder.subprotocols("chat", "chat"));
    assertRefused("a b", () -> builder.subprotocols("a b"));
    assertRefused("Origin", () -> builder.origin("http://a\r\nX: y"));
  }

  @Test
  void anOptionOfOneTransportWinsOverThatOfAll() {
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
  void aSuppliedSessionIdIsChecked() {
    SockJsOptions options = SockJsOptions.builder().sessionId(() -> "a/b").build();
    assertRefused("a/b", () -> options.sessionId().orElseThrow().get());
  }

  @Test
  void headersOfTheFunctionAreCheckedToo() {
    SockJsOptions options =
        SockJsOptions.builder()
            .headers(kind -> CompletableFuture.completedFuture(Headers.of("Host", "evil")))
            .build();
    CompletableFuture<Headers> answer =
        options.headerFunction().orElseThrow().headers(RequestKind.INFO).toCompletableFuture();
    assertThrows(CompletionException.class, answer::join);
  }

  @Test
  void whatIsCopiedIsTheSame() {
    SockJsOptions options =
        SockJsOptions.builder()
            .server("042")
            .transports("xhr-polling")
            .sessionIdLength(20)
            .info(ServerInfo.defaults().withWebsocket(false))
            .transportOption(SIZE, 3)
            .headers(Headers.of("X-Token", "secret"))
            .origin("https://example.org")
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
    assertEquals(List.of("chat"), copy.subprotocols());
    assertEquals(Duration.ofSeconds(30), copy.heartbeatTimeout().orElseThrow());
    assertFalse(copy.toString().contains("secret"), copy.toString());
  }
}
