package dev.sockjs.suite.websocket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.Phase;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.Script;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An upgrade is an HTTP request, so everything that HTTP allows in its response is accepted, and a
 * connection that ends before the response is noticed at once.
 */
public abstract class UpgradeResponseSuite extends WebSocketSuite {

  protected UpgradeResponseSuite(WebSocketUnderTest transports) {
    super(transports);
  }

  @Test
  protected void connectionEndedBeforeTheResponseFailsAtOnce() {
    assertEquals(Phase.REQUEST, assertFails(Exchange::fin).phase());
  }

  @Test
  protected void connectionResetBeforeTheResponseFailsAtOnce() {
    assertEquals(Phase.REQUEST, assertFails(Exchange::reset).phase());
  }

  @Test
  protected void responseThatIsNotHttpFailsAtOnce() {
    assertEquals(
        Phase.REQUEST, assertFails(x -> x.raw("SSH-2.0-OpenSSH_9\r\n\r\n").silence()).phase());
  }

  @Test
  protected void connectionFieldMayHaveOtherOptions() {
    assertOpens(x -> respond101(x, "Connection: keep-alive, Upgrade"));
  }

  @Test
  protected void connectionFieldMayBeSplit() {
    assertOpens(x -> respond101(x, "Connection: keep-alive", "Connection: Upgrade"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "connection: UPGRADE",
        "Connection: upgrade,keep-alive",
        "Connection: keep-alive ,Upgrade, x-other",
        "Connection:Upgrade\r\nConnection: keep-alive"
      })
  protected void optionsOfTheConnectionFieldAreCompared(String fields) {
    assertOpens(x -> respond101(x, fields));
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Other: Upgrade", "Connection: keep-alive", "Connection: Upgraded"})
  protected void connectionFieldMustHaveUpgrade(String field) {
    assertEquals(Phase.REQUEST, assertFails(x -> respond101(x, field)).phase());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Upgrade: WebSocket", "upgrade: WEBSOCKET", "Upgrade:websocket"})
  protected void upgradeFieldIsComparedWithoutCase(String upgrade) {
    assertOpens(x -> respond(x, upgrade, "Connection: Upgrade"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Other: websocket", "Upgrade: h2c", "Upgrade: websockets"})
  protected void upgradeFieldMustBeWebsocket(String upgrade) {
    assertEquals(
        Phase.REQUEST, assertFails(x -> respond(x, upgrade, "Connection: Upgrade")).phase());
  }

  @Test
  protected void manyInformationalResponsesAreNotTheResponse() {
    assertOpens(
        x -> {
          x.raw("HTTP/1.1 102 Processing\r\n\r\n");
          x.raw("HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n".repeat(20));
          x.raw("HTTP/1.1 100 Continue\r\n\r\n");
          respond101(x, "Connection: Upgrade");
        });
  }

  /** A message of ours must not look like a status of the server. */
  @Test
  protected void headThatIsNotHttpHasNoStatus() {
    TransportEnd end = assertFails(x -> respond101(x, "Connection: Upgrade", "(: no name"));
    assertEquals(OptionalInt.empty(), end.status());
  }

  /** RFC 9112, section 5.2. */
  @Test
  protected void foldedValueIsAccepted() {
    assertOpens(x -> respond101(x, "Connection:\r\n Upgrade", "X-Note: one\r\n\ttwo"));
  }

  /** The bytes come back as they were sent, each as one unit of the value. */
  @Test
  protected void cookieBeyondAsciiIsKept() {
    try (WebSocketFixture fixture =
        webSocket(x -> respond101(x, "Connection: Upgrade", "Set-Cookie: name=Zo\u00eb\u20ac"))) {
      fixture.open();
      assertEquals(
          List.of("name=Zo\u00c3\u00ab\u00e2\u0082\u00ac"),
          fixture.builtRequest().keptCookies().get(0).setCookies());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 102, 103})
  protected void informationalResponseIsNotTheResponse(int status) {
    assertOpens(
        x -> {
          x.raw("HTTP/1.1 " + status + " Wait\r\n\r\n");
          respond101(x, "Connection: Upgrade");
        });
  }

  @Test
  protected void headOfAResponseMayHaveManyKibibytes() {
    assertOpens(x -> respond101(x, "Connection: Upgrade", "X-Long: " + "x".repeat(48 << 10)));
  }

  @Test
  protected void headOfARefusalMayHaveManyKibibytes() {
    TransportEnd end = assertFails(x -> x.header("X-Long", "x".repeat(48 << 10)).respond(403));
    assertEquals(OptionalInt.of(403), end.status());
  }

  /** The script writes until the client has gone. */
  @Test
  protected void endlessHeadFailsAtOnce() throws Exception {
    try (WebSocketFixture fixture =
        webSocket(
            x -> {
              x.raw("HTTP/1.1 101 Switching Protocols\r\n");
              while (true) {
                x.raw("X-Long: " + "x".repeat(1 << 10) + "\r\n");
              }
            })) {
      assertEquals(Phase.REQUEST, fixture.fail().phase());
    }
  }

  @Test
  protected void refusalWhoseBodyNeverEndsFailsAtOnce() {
    TransportEnd end =
        assertFails(
            x -> {
              x.raw("HTTP/1.1 403 Forbidden\r\nContent-Length: 1000\r\n\r\nNo");
              x.silence();
            });
    assertEquals(OptionalInt.of(403), end.status());
  }

  @Test
  protected void cookieWithCommasStaysWhole() {
    assertCookiesAreKept(List.of("j={\"a\":1, \"b\":2}; Path=/"));
  }

  /** PHP, for example, has names with brackets. */
  @Test
  protected void cookieWhoseNameIsNoTokenIsNotPartOfAnotherOne() {
    assertCookiesAreKept(List.of("SERVERID=1; Path=/", "user[name]=x"));
  }

  private void assertCookiesAreKept(List<String> cookies) {
    List<String> fields = new ArrayList<>(List.of("Connection: Upgrade"));
    cookies.forEach(cookie -> fields.add("Set-Cookie: " + cookie));
    try (WebSocketFixture fixture = webSocket(x -> respond101(x, fields.toArray(String[]::new)))) {
      fixture.open();
      assertEquals(
          List.of(cookies),
          fixture.builtRequest().keptCookies().stream()
              .map(TestTransportRequest.KeptCookies::setCookies)
              .toList());
    }
  }

  /** RFC 6455, section 4.1. */
  @Test
  protected void extensionThatWasNotOfferedFailsTheHandshake() {
    TransportEnd end =
        assertFails(
            x ->
                respond101(
                    x, "Connection: Upgrade", "Sec-WebSocket-Extensions: permessage-deflate"));
    assertEquals(Phase.REQUEST, end.phase());
  }

  private void assertOpens(Script script) {
    try (WebSocketFixture fixture = webSocket(script)) {
      fixture.open();
    }
  }

  private TransportEnd assertFails(Script script) {
    try (WebSocketFixture fixture = webSocket(script)) {
      TransportEnd end = fixture.fail();
      assertEquals(EndKind.FAILED, end.kind(), end::toString);
      return end;
    }
  }

  private static void respond101(Exchange exchange, String... fields) throws IOException {
    respond(exchange, "Upgrade: websocket", fields);
  }

  private static void respond(Exchange exchange, String upgrade, String... fields)
      throws IOException {
    exchange
        .raw("HTTP/1.1 101 Switching Protocols\r\n" + upgrade + "\r\n")
        .raw("Sec-WebSocket-Accept: " + accept(exchange) + "\r\n")
        .raw(String.join("\r\n", fields) + "\r\n\r\n")
        .raw(new byte[] {(byte) 0x81, 1, 'o'})
        .silence();
  }

  /** RFC 6455, section 1.3. */
  private static String accept(Exchange exchange) {
    try {
      String key = exchange.request().header("Sec-WebSocket-Key").orElseThrow();
      byte[] hash =
          MessageDigest.getInstance("SHA-1")
              .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(ISO_8859_1));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
