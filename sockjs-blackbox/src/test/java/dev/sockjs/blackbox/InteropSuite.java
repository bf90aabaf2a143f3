package dev.sockjs.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.testkit.RecordingListener;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every transport does with a real server, over real sockets: the scenarios of sockjs-client's
 * own suite, and those that its users reported.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InteropSuite {

  /**
   * What sockjs-client 1.6.1 escapes beyond control characters and surrogates ({@code
   * lib/utils/escape.js}), as ranges of hexadecimal units.
   */
  private static final String ESCAPABLE =
      """
      0300-0333 033d-0346 034a-034c 0350-0352 0357-0358 035c-0362 0374 037e 0387 0591-05af
      05c4 0610-0617 0653-0654 0657-065b 065d-065e 06df-06e2 06eb-06ec 0730 0732-0733
      0735-0736 073a 073d 073f-0741 0743 0745 0747 07eb-07f1 0951 0958-095f 09dc-09dd 09df
      0a33 0a36 0a59-0a5b 0a5e 0b5c-0b5d 0e38-0e39 0f43 0f4d 0f52 0f57 0f5c 0f69 0f72-0f76
      0f78 0f80-0f83 0f93 0f9d 0fa2 0fa7 0fac 0fb9 1939-193a 1a17 1b6b 1cda-1cdb 1dc0-1dcf
      1dfc 1dfe 1f71 1f73 1f75 1f77 1f79 1f7b 1f7d 1fbb 1fbe 1fc9 1fcb 1fd3 1fdb 1fe3 1feb
      1fee-1fef 1ff9 1ffb 1ffd 2000-2001 20d0-20d1 20d4-20d7 20e7-20e9 2126 212a-212b
      2329-232a 2adc 302b-302c aab2-aab3 f900-fa0d fa10 fa12 fa15-fa1e fa20 fa22 fa25-fa26
      fa2a-fa2d fa30-fa6d fa70-fad9 fb1d fb1f fb2a-fb36 fb38-fb3c fb3e fb40-fb41 fb43-fb44
      fb46-fb4e fff0-ffff 200c-200f 2028-202f
      2060-206f 0000-001f 0022 005c""";

  private RealServer server;
  private SockJsClient client;
  private final List<RecordingListener> listeners = new ArrayList<>();

  abstract RealServer start();

  /** The SockJS-framed transports under test. */
  static List<String> transports() {
    return List.of("websocket", "xhr-streaming", "xhr-polling");
  }

  @BeforeAll
  void startServer() {
    server = start();
    client =
        SockJsClient.builder()
            .defaultOptions(SockJsOptions.builder().timeout(Duration.ofSeconds(10)).build())
            .build();
  }

  @AfterAll
  void stopServer() {
    client.close();
    server.close();
  }

  @AfterEach
  void everyEventWasLookedAt() {
    List<RecordingListener> used = List.copyOf(listeners);
    listeners.clear();
    used.forEach(RecordingListener::close);
  }

  /** One transport, with time for a busy machine: here it matters that it opens, not when. */
  private static SockJsOptions.Builder only(String transport) {
    return SockJsOptions.builder().transports(transport).timeout(Duration.ofSeconds(10));
  }

  private RecordingListener listener() {
    RecordingListener listener = new RecordingListener();
    listeners.add(listener);
    return listener;
  }

  /** One open connection and what it hears. */
  private final class Conversation {
    final RecordingListener listener = listener();
    final SockJs sock;

    Conversation(String transport, URI url) {
      SockJsOptions options = only(transport).build();
      sock = client.connect(url, options, listener);
      listener.awaitOpen();
      List<Attempt> attempts = listener.attempts();
      assertEquals(Attempt.Outcome.OPEN, attempts.get(attempts.size() - 1).outcome());
      assertEquals(transport, sock.transport().orElseThrow());
    }

    Conversation(String transport, String endpoint) {
      this(transport, server.uri("/" + endpoint));
    }

    void assertEchoes(List<String> messages) {
      messages.forEach(message -> assertTrue(sock.send(message)));
      assertEquals(messages, listener.awaitMessages(messages.size()));
    }

    void closeNormally() {
      sock.close();
      assertClosed(1000, "Normal closure", true);
    }

    void assertClosed(int code, String reason, boolean clean) {
      CloseEvent event = listener.awaitClose();
      assertEquals(
          CloseEvent.of(code, reason, clean).toString(),
          CloseEvent.of(event.code(), event.reason(), event.wasClean()).toString(),
          () -> event + " " + event.cause());
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void oneMessageIsEchoed(String transport) {
    Conversation echo = new Conversation(transport, "echo");
    echo.assertEchoes(List.of("data"));
    echo.closeNormally();
  }

  @ParameterizedTest
  @MethodSource("transports")
  void theQueryStaysBehindEverySuffix(String transport) {
    URI url = URI.create(server.uri("/echo") + "?token=a%20b&x=1");
    Conversation echo = new Conversation(transport, url);
    echo.assertEchoes(List.of("data"));
    assertEquals(url, echo.sock.url());
    echo.closeNormally();
  }

  @ParameterizedTest
  @MethodSource("transports")
  void textsThatLookLikeJsonComeBackAsTexts(String transport) {
    Conversation echo = new Conversation(transport, "echo");
    echo.assertEchoes(
        List.of("null", "true", "\"", "[", "{}", "[]", "{\"a\":[1,null]}", "1e400", "\\u0041"));
    echo.closeNormally();
  }

  @ParameterizedTest
  @MethodSource("transports")
  void textsOfManyLanguagesComeBack(String transport) {
    Conversation echo = new Conversation(transport, "echo");
    echo.assertEchoes(
        List.of(
            "Grüße, Straße, naïve café",
            "Привет, мир",
            "Γειά σου Κόσμε",
            "שלום עולם",
            "مرحبا بالعالم",
            "नमस्ते दुनिया",
            "你好，世界",
            "こんにちは世界",
            "안녕하세요 세계",
            "\ud83d\ude00\ud83c\udff3\ufe0f\u200d\ud83c\udf08 𝔘𝔫𝔦𝔠𝔬𝔡𝔢"));
    echo.closeNormally();
  }

  @ParameterizedTest
  @MethodSource("transports")
  void specialCharactersComeBack(String transport) {
    Conversation echo = new Conversation(transport, "echo");
    echo.assertEchoes(
        List.of(
            "",
            " ",
            "\0",
            "\r",
            "\n",
            "\r\n",
            "\t\b\f",
            "\u007f\u0080\u0085\u00a0",
            "\u200b\u200c\u200d\u2028\u2029\u2060",
            "\ufeff",
            "\ufffd",
            "\ufffe\uffff",
            "</script><!--",
            "100%25 of %41 and 5% off",
            "data: x\r\n\r\n",
            "e\u0301 \u212b \u1e9b\u0323"));
    echo.closeNormally();
  }

  @ParameterizedTest
  @MethodSource("transports")
  void loneSurrogatesComeBackWhereTheServerKeepsThem(String transport) {
    Conversation echo = new Conversation(transport, "echo");
    List<String> lone = List.of("\ud800", "a\udfffb", "\udc00\ud800");
    lone.forEach(echo.sock::send);
    List<String> expected =
        server.keepsLoneSurrogates()
            ? lone
            : lone.stream().map(text -> text.replaceAll("[\ud800-\udfff]", "?")).toList();
    assertEquals(expected, echo.listener.awaitMessages(lone.size()));
    echo.closeNormally();
  }

  @ParameterizedTest
  @MethodSource("transports")
  void everyUnitUpToU0100InOneMessage(String transport) {
    Conversation echo = new Conversation(transport, "echo");
    echo.assertEchoes(List.of(units(0, 0x100)));
    echo.closeNormally();
  }

  /** All units that a client or a server might escape, but surrogates, in one message. */
  @ParameterizedTest
  @MethodSource("transports")
  void theKillerMessageComesBack(String transport) {
    Conversation echo = new Conversation(transport, "echo");
    StringBuilder killer = new StringBuilder();
    for (String range : ESCAPABLE.split("\\s+", 0)) {
      String[] ends = range.split("-", 0);
      killer.append(
          units(Integer.parseInt(ends[0], 16), Integer.parseInt(ends[ends.length - 1], 16)));
    }
    echo.assertEchoes(List.of(killer.toString()));
    echo.closeNormally();
  }

  /** The whole basic plane, but surrogates, in messages that every server takes. */
  @ParameterizedTest
  @MethodSource("transports")
  void everyUnitComesBack(String transport) {
    Conversation echo = new Conversation(transport, "echo");
    for (int first = 0; first < 0x10000; first += 0x800) {
      if (first != 0xd800) {
        echo.assertEchoes(List.of(units(first, first + 0x7ff)));
      }
    }
    echo.closeNormally();
  }

  private static String units(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(unit -> String.valueOf((char) unit))
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @MethodSource("transports")
  void growingMessagesComeBackOneByOne(String transport) {
    Conversation echo = new Conversation(transport, "echo");
    for (int length = 1; length <= 8192; length *= 2) {
      echo.assertEchoes(List.of("x".repeat(length)));
    }
    echo.closeNormally();
  }

  @ParameterizedTest
  @MethodSource("transports")
  void growingMessagesComeBackAsABatch(String transport) {
    Conversation echo = new Conversation(transport, "echo");
    List<String> growing = new ArrayList<>();
    for (int length = 1; length <= 8192; length *= 2) {
      growing.add("x".repeat(length));
    }
    echo.assertEchoes(growing);
    echo.closeNormally();
  }

  /** Some hundred times past the response limit of 4096 bytes. */
  @ParameterizedTest
  @MethodSource("transports")
  void fifteenHundredMessagesAtOnceComeBackInOrder(String transport) {
    Conversation echo = new Conversation(transport, "echo");
    echo.assertEchoes(
        IntStream.range(0, 1500).mapToObj(i -> "message " + i + " " + "x".repeat(200)).toList());
    echo.closeNormally();
  }

  @ParameterizedTest
  @MethodSource("transports")
  void amplifiedDownloadsComeWhole(String transport) {
    Conversation amplify = new Conversation(transport, "amplify");
    for (int power = 1; power <= 15; power++) {
      amplify.sock.send(String.valueOf(power));
      assertEquals(1 << power, amplify.listener.awaitMessage().length());
    }
    amplify.closeNormally();
  }

  @ParameterizedTest
  @MethodSource("transports")
  void aFloodComesWholeAndInFullLength(String transport) {
    Conversation flood = new Conversation(transport, "flood");
    flood.sock.send("go 2000 100");
    flood.listener.awaitMessages(2000).forEach(message -> assertEquals(100, message.length()));
    flood.closeNormally();
  }

  @ParameterizedTest
  @MethodSource("transports")
  void theUserClosesWithItsOwnCode(String transport) {
    Conversation echo = new Conversation(transport, "echo");
    echo.sock.close(3000, "User message");
    assertFalse(echo.sock.send("too late"));
    echo.assertClosed(3000, "User message", true);
  }

  @ParameterizedTest
  @MethodSource("transports")
  void whatWasSentBeforeCloseArrives(String transport) {
    Conversation watcher = new Conversation(transport, "broadcast");
    List<String> messages = IntStream.range(0, 100).mapToObj(i -> "last words " + i).toList();
    SockJsOptions options = only(transport).build();
    SockJs sender = client.connect(server.uri("/broadcast"), options, (sock, message) -> {});
    sender
        .opened()
        .thenAccept(
            sock -> {
              messages.forEach(sock::send);
              sock.close();
            });
    assertTrue(sender.closed().toCompletableFuture().join().wasClean());
    assertEquals(messages, watcher.listener.awaitMessages(messages.size()));
    watcher.closeNormally();
  }

  @ParameterizedTest
  @MethodSource("transports")
  void theServerClosesWithItsCode(String transport) {
    RecordingListener listener = listener();
    SockJsOptions options = only(transport).build();
    client.connect(server.uri("/close"), options, listener);
    listener.awaitOpen();
    CloseEvent event = listener.awaitClose();
    assertEquals("3000 \"Go away!\" (clean)", event.toString());
    listener.attempts();
  }

  @Test
  void anUnknownPathIsNoServerAndTheStatusIsTold() {
    RecordingListener listener = listener();
    client.connect(server.uri("/invalid_url"), listener);
    CloseEvent event = listener.awaitClose();
    assertEquals("1002 \"Cannot connect to server\" (unclean, status 404)", event.toString());
    assertTrue(event.cause().orElseThrow().getMessage().contains("not a SockJS endpoint"));
  }

  @Test
  void withoutWebSocketTheNextTransportIsStreaming() {
    RecordingListener listener = listener();
    SockJs sock = client.connect(server.uri("/disabled_websocket_echo"), listener);
    listener.awaitOpen();
    assertEquals("xhr-streaming", sock.transport().orElseThrow());
    assertEquals(
        List.of("websocket SKIPPED", "xhr-streaming OPEN"),
        listener.attempts().stream().map(a -> a.transport() + " " + a.outcome()).toList());
    sock.send("x");
    assertEquals("x", listener.awaitMessage());
    sock.close();
    listener.awaitClose();
  }

  @Test
  void withNothingButADisabledWebSocketAllTransportsFail() {
    RecordingListener listener = listener();
    SockJsOptions options = only("websocket").build();
    client.connect(server.uri("/disabled_websocket_echo"), options, listener);
    assertEquals("2000 \"All transports failed\" (unclean)", listener.awaitClose().toString());
    assertEquals(1, listener.attempts().size());
  }

  /** The whole life of a connection whose transport nobody chose. */
  @Test
  void byDefaultTheFirstChoiceIsAWebSocket() {
    RecordingListener listener = listener();
    SockJs sock = client.connect(server.uri("/echo"), listener);
    listener.awaitOpen();
    assertEquals("websocket", sock.transport().orElseThrow());
    sock.send("a");
    assertEquals("a", listener.awaitMessage());
    sock.close();
    listener.awaitClose();
    listener.attempts();
  }

  @ParameterizedTest
  @MethodSource("transports")
  void sessionIdsOfEveryLengthOpen(String transport) {
    for (int length : new int[] {1, 2, 8, 100}) {
      RecordingListener listener = listener();
      SockJsOptions options = only(transport).sessionIdLength(length).build();
      SockJs sock = client.connect(server.uri("/echo"), options, listener);
      listener.awaitOpen();
      sock.close();
      listener.awaitClose();
      listener.attempts();
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void aServerThatDiesEndsEverySession(String transport) throws Exception {
    try (RealServer mortal = start()) {
      RecordingListener listener = listener();
      SockJsOptions options = only(transport).build();
      SockJs sock = client.connect(mortal.uri("/echo"), options, listener);
      listener.awaitOpen();
      sock.send("x");
      assertEquals("x", listener.awaitMessage());
      mortal.kill();
      CloseEvent event = listener.awaitClose();
      String end = event.code() + (event.wasClean() ? " clean" : " unclean");
      assertTrue(server.endsWhenKilled().contains(end), event::toString);
      listener.attempts();
    }
  }
}
