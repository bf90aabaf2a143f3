package dev.sockjs.blackbox.bounds;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sockjs.Headers;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.ScriptedServer;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Responses that are not quite as RFC 9110 and RFC 9112 want them, which browsers accept. A script
 * writes a correct response, and a change makes it an odd one.
 */
class ResponseSyntaxTest {

  private static final String INFO = "{\"websocket\":true}";

  /** Changes to a correct response, whose lines end with CRLF. */
  private static final Map<String, UnaryOperator<String>> CHANGES = new LinkedHashMap<>();

  static {
    add("none", text -> text);
    add("folded value", field("X-Note: one\r\n two\r\n\tthree"));
    add("folded after the colon", field("X-Note:\r\n one"));
    add("folded content type", text -> text.replace("text/plain", "text/plain;\r\n x=y"));
    add("many folds", field("X-Note: one" + "\r\n two".repeat(1000)));
    add("bare LF in the head", text -> head(text).replace("\r\n", "\n") + body(text));
    add("bare LF after each chunk", text -> head(text) + body(text).replace("\r\n", "\n"));
    add("blank before the colon", field("X-Note : one"));
    add("blank before each colon", text -> head(text).replace(": ", " : ") + body(text));
    add("no blank after the colon", text -> head(text).replace(": ", ":") + body(text));
    add("no reason phrase", text -> text.replaceFirst("(\\d{3}) [^\r]*", "$1"));
    add("empty reason phrase", text -> text.replaceFirst("(\\d{3}) [^\r]*", "$1 "));
    add(
        "reason phrase beyond ASCII",
        text -> text.replaceFirst("(\\d{3}) [^\r]*", "$1 A\u00c4 \u00ff\t:"));

    add("lower-case names", text -> lowerCaseNames(text));
    add("value in Latin-1", field("X-Note: \u00e4\u00ff"));
    add("empty value", field("X-Note:"));
    add("line without a colon", field("Nonsense"));
    add("60 KiB head", field("X-Long: " + "x".repeat(60 << 10)));
    add("CRLF before the status line", text -> "\r\n" + text);
    add(
        "102 and 103 before",
        text ->
            "HTTP/1.1 102 Wait\r\n\r\nHTTP/1.1 103 Hints\r\nLink: </a>\r\n\r\n".repeat(3) + text);
    add("repeated length", text -> repeat(text, "Content-Length: \\d+"));
    add(
        "length and coding",
        text -> text.replace("Transfer-Encoding", "Content-Length: 7\r\nTransfer-Encoding"));
    add("upper-case coding", text -> text.replace("chunked", "CHUNKED"));
    add("chunk extensions", text -> text.replaceAll("(?m)^([0-9a-f]+)\r$", "$1;a=b;c=\"d\"\r"));
    add("zeros before the chunk size", text -> text.replaceAll("(?m)^([0-9a-f]+)\r$", "0000$1\r"));
    add("blanks after the chunk size", text -> text.replaceAll("(?m)^([0-9a-f]+)\r$", "$1  \r"));
    add("HTTP/1.0 until the end", text -> untilTheEnd(text).replace("1.1 200", "1.0 200"));
    add("HTTP/1.1 until the end", ResponseSyntaxTest::untilTheEnd);
    add("cookie over two lines", field("Set-Cookie: a=b;\r\n Path=/"));
  }

  /** What Grizzly does not accept; the attempt then fails, and the next transport is tried. */
  private static final Set<String> REFUSED_BY_GRIZZLY =
      Set.of(
          "blank before each colon",
          "line without a colon",
          "60 KiB head",
          "CRLF before the status line",
          "102 and 103 before");

  /** What the JDK's HTTP client does not accept; sockjs-http, if present, has priority over it. */
  private static final Set<String> REFUSED_BY_THE_JDK =
      Set.of(
          "bare LF after each chunk",
          "blank before the colon",
          "blank before each colon",
          "CRLF before the status line",
          "length and coding");

  private static boolean isAccepted(String client, String change) {
    return switch (client) {
      case "websocket-tyrus" -> !REFUSED_BY_GRIZZLY.contains(change);
      case "JDK" -> !REFUSED_BY_THE_JDK.contains(change);
      default -> true;
    };
  }

  private static void add(String name, UnaryOperator<String> change) {
    CHANGES.put(name, change);
  }

  @TestFactory
  Stream<DynamicTest> infoIsRead() {
    return Stream.of(InfoClient.values())
        .flatMap(
            client ->
                CHANGES.entrySet().stream()
                    .filter(change -> isAccepted(client.name(), change.getKey()))
                    .map(
                        change ->
                            dynamicTest(
                                client.name() + " " + change.getKey(),
                                () -> {
                                  for (String text : List.of(withLength(INFO), chunked(INFO))) {
                                    requestInfo(client, change.getValue().apply(text));
                                  }
                                })));
  }

  private static void requestInfo(InfoClient client, String response) throws Exception {
    try (ScriptedServer server =
        ScriptedServer.start().on("GET", "/info", x -> send(x, response))) {
      client.connect(server, Headers.empty());
    }
  }

  @TestFactory
  Stream<DynamicTest> messagesArrive() {
    return Stream.of("xhr-streaming", "xhr-polling", "websocket", "websocket-tyrus")
        .flatMap(
            transport ->
                CHANGES.entrySet().stream()
                    .filter(change -> isAccepted(transport, change.getKey()))
                    .map(
                        change ->
                            dynamicTest(
                                transport + " " + change.getKey(),
                                () -> open(transport, change.getValue()))));
  }

  private static void open(String transport, UnaryOperator<String> change) {
    List<String> polls = new ArrayList<>(List.of("o\n", "a[\"hello\"]\n", "c[3000,\"bye\"]\n"));
    try (SessionServer server =
            SessionServer.silent(transport)
                .respondingWith(
                    x -> {
                      if (transport.startsWith("websocket")) {
                        send(x, change.apply(switching(x)));
                        x.raw(new byte[] {(byte) 0x81, 1, 'o', (byte) 0x81, 10});
                        x.raw("a[\"hello\"]")
                            .raw(new byte[] {(byte) 0x88, 5, 0x0b, (byte) 0xb8})
                            .raw("bye")
                            .silence();
                      } else if (transport.equals("xhr-polling")) {
                        send(x, change.apply(withLength(polls.remove(0))));
                      } else {
                        send(
                            x,
                            change.apply(
                                chunked(
                                    "h".repeat(2048) + "\n",
                                    "o\n",
                                    "a[\"hello\"]\n",
                                    "c[3000,\"bye\"]\n")));
                      }
                    });
        TestSession session = TestSession.connect(server.url(), TestSession.options(transport))) {
      session.listener.awaitOpen();
      assertEquals("hello", session.listener.awaitMessage());
      assertEquals("3000 \"bye\" (clean)", TestSession.describe(session.listener.awaitClose()));
    }
  }

  private static void send(Exchange exchange, String response) throws IOException {
    exchange.raw(response.getBytes(ISO_8859_1));
    if (response.contains("X-Until-End")) {
      exchange.fin();
    }
  }

  private static String withLength(String body) {
    return "HTTP/1.1 200 Very well\r\nContent-Type: text/plain\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private static String chunked(String... parts) {
    StringBuilder text =
        new StringBuilder(
            "HTTP/1.1 200 Very well\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (String part : parts) {
      text.append(Integer.toHexString(part.length())).append("\r\n").append(part).append("\r\n");
    }
    return text + "0\r\n\r\n";
  }

  private static String switching(Exchange exchange) {
    String key = exchange.request().header("Sec-WebSocket-Key").orElseThrow();
    return "HTTP/1.1 101 Very well\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + ("Sec-WebSocket-Accept: " + accept(key) + "\r\n\r\n");
  }

  /** RFC 6455, section 1.3. */
  private static String accept(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1")
              .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(ISO_8859_1));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static String status(String text) {
    return text.substring(0, text.indexOf("\r\n") + 2);
  }

  private static String head(String text) {
    return text.substring(0, text.indexOf("\r\n\r\n") + 4);
  }

  private static String fields(String text) {
    return head(text).substring(status(text).length());
  }

  private static String body(String text) {
    return text.substring(head(text).length());
  }

  private static UnaryOperator<String> field(String line) {
    return text -> text.replaceFirst("\r\n", "\r\n" + line + "\r\n");
  }

  private static String lowerCaseNames(String text) {
    return Pattern.compile("(?m)^[^:]*:")
        .matcher(fields(text))
        .replaceAll(name -> name.group().toLowerCase(Locale.ROOT))
        .transform(fields -> status(text) + fields + body(text));
  }

  private static String repeat(String text, String field) {
    return text.replaceFirst("(" + field + ")", "$1\r\n$1");
  }

  /** Without a length, the end of the connection ends the body. */
  private static String untilTheEnd(String text) {
    if (text.contains("Upgrade")) {
      return text;
    }
    String body = body(text);
    if (text.contains("chunked")) {
      body = body.replaceAll("(?m)^[0-9a-f]+\r\n", "").replace("\r\n", "");
    }
    return status(text) + "Content-Type: text/plain\r\nX-Until-End: yes\r\n\r\n" + body;
  }
}
