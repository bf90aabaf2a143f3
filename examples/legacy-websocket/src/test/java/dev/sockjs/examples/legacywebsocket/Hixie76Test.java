package dev.sockjs.examples.legacywebsocket;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Phase;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.recorder.RecordingTransportListener;
import dev.sockjs.testkit.server.PeerEnd;
import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedServer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The handshake and the frames of draft-hixie-thewebsocketprotocol-76, byte by byte. */
final class Hixie76Test {

  private final ScriptedServer server = ScriptedServer.start();
  private final RecordingTransportListener listener = new RecordingTransportListener();
  private final TestClientContext client = TestClientContext.create();
  private final TransportFactory factory = new Hixie76Provider().open(client);

  @AfterEach
  void close() {
    factory.close();
    client.close();
    server.close();
    listener.close();
  }

  /** Section 1.2. */
  @Test
  void hashIsThatOfTheExampleInTheDraft() {
    int first = Hixie76Peer.number("18x 6]8vM;54 *(5:  {   U1]8  z [  8");
    int second = Hixie76Peer.number("1_ tx7X d  <  nw  334J702) 7]o}` 0");
    byte[] hash = Hixie76.hash(first, second, "Tm[K T2u".getBytes(US_ASCII));
    assertEquals("fQJ,fN/4F4!~K~MH", new String(hash, US_ASCII));
  }

  /** Section 4.1, steps 16 to 23. */
  @RepeatedTest(200)
  void keyHidesItsNumber() {
    Hixie76.Key key = Hixie76.Key.random();
    assertEquals(key.number(), Hixie76Peer.number(key.field()));
    assertTrue(key.field().matches("[!-~][ -~]*[!-~]"), key::field);
    long others = key.field().chars().filter(c -> c != ' ' && (c < '0' || c > '9')).count();
    assertTrue(others >= 1 && others <= 12, key::field);
  }

  @Test
  void sendsTheOriginOfTheServerIfTheApplicationHasNone() throws Exception {
    serve(exchange -> Hixie76Peer.accept(exchange).text("o").echoClose());
    open(request()).close(1000, "");
    assertClosed(listener.awaitEnd());
    RecordedRequest upgrade = server.awaitRequest("GET", "/websocket");
    assertEquals(List.of("http://127.0.0.1:" + server.port()), upgrade.headers("Origin"));
    assertEquals(List.of("127.0.0.1:" + server.port()), upgrade.headers("Host"));
    assertEquals(Optional.empty(), upgrade.header("Sec-WebSocket-Version"));
  }

  @Test
  void sendsTheOriginOfTheApplication() throws Exception {
    serve(exchange -> Hixie76Peer.accept(exchange).text("o").echoClose());
    open(request().origin("https://example.org")).close(1000, "");
    assertClosed(listener.awaitEnd());
    RecordedRequest upgrade = server.awaitRequest("GET", "/websocket");
    assertEquals(List.of("https://example.org"), upgrade.headers("Origin"));
  }

  @Test
  void wrongHashIsAFailure() throws Exception {
    serve(
        exchange -> {
          exchange.header("Upgrade", "WebSocket").upgrade();
          exchange.raw("0123456789abcdef").silence();
        });
    factory.connect(request().build(), listener);
    TransportEnd end = listener.awaitEnd();
    assertEquals(EndKind.FAILED, end.kind(), end::toString);
    assertEquals(Phase.REQUEST, end.phase(), end::toString);
    assertEquals(OptionalInt.empty(), end.status(), end::toString);
    assertEquals(PeerEnd.FIN, server.awaitPeerEnd(1));
  }

  @Test
  void framesThatAreNotTextAreSkipped() {
    byte[] withLength = {(byte) 0x81, (byte) 0x82, 0x2c};
    byte[] reserved = {0x01, 'n', 'o', (byte) 0xff};
    serve(
        exchange ->
            Hixie76Peer.accept(exchange)
                .text("o")
                .raw(new byte[] {(byte) 0x80, 0})
                .raw(withLength)
                .raw(new byte[300])
                .raw(reserved)
                .text("a[\"\u20ac\"]")
                .echoClose());
    Transport transport = open(request());
    assertEquals("a[\"\u20ac\"]", next(transport));
    transport.abort();
  }

  @Test
  void messageThatIsNotUtf8IsRepaired() {
    serve(
        exchange ->
            Hixie76Peer.accept(exchange)
                .text("o")
                .raw(new byte[] {0, 'a', (byte) 0xc3, (byte) 0xff})
                .echoClose());
    Transport transport = open(request());
    assertEquals("a\ufffd", next(transport));
    transport.abort();
  }

  @Test
  void sendsTextsAndTheClosingHandshake() throws Exception {
    serve(
        exchange -> {
          Hixie76Peer peer = Hixie76Peer.accept(exchange).text("o");
          peer.text("a" + peer.receive()).echoClose();
        });
    Transport transport = open(request());
    transport.send(List.of("\"\u20ac\"", "\"2\"")).toCompletableFuture().join();
    assertEquals("a[\"\u20ac\",\"2\"]", next(transport));
    transport.close(3000, "no code in this draft");
    assertClosed(listener.awaitEnd());
    assertEquals(PeerEnd.FIN, server.awaitPeerEnd(1));
  }

  @Test
  void closingHandshakeOfTheServerIsAnsweredAndReportedWithoutACode() throws Exception {
    serve(
        exchange -> {
          assertEquals("", Hixie76Peer.accept(exchange).text("o").close().receive());
          exchange.silence();
        });
    open(request());
    assertClosed(listener.awaitEnd());
    assertEquals(PeerEnd.FIN, server.awaitPeerEnd(1));
  }

  /** The length has as many bytes as the server likes. */
  @Test
  void endlessLengthIsAViolation() {
    byte[] endless = new byte[100];
    Arrays.fill(endless, (byte) 0xff);
    serve(exchange -> Hixie76Peer.accept(exchange).text("o").raw(endless).echoClose());
    open(request());
    TransportEnd end = listener.awaitEnd();
    assertEquals(EndKind.FAILED, end.kind(), end::toString);
    assertEquals(OptionalInt.of(1009), end.code(), end::toString);
  }

  private void serve(Script script) {
    server.on("GET", "/websocket", script);
  }

  private TestTransportRequest.Builder request() {
    return TestTransportRequest.to(server.uri("/echo"));
  }

  private Transport open(TestTransportRequest.Builder request) {
    Transport transport = factory.connect(request.build(), listener);
    listener.awaitConnected();
    assertEquals("o", next(transport));
    return transport;
  }

  private String next(Transport transport) {
    listener.request(transport, 1);
    return listener.awaitFrame();
  }

  private static void assertClosed(TransportEnd end) {
    assertEquals(EndKind.CLOSED, end.kind(), end::toString);
    assertEquals(OptionalInt.of(1005), end.code(), end::toString);
  }
}
