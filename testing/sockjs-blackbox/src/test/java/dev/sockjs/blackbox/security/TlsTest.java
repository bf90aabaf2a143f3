package dev.sockjs.blackbox.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.SockJsClient;
import dev.sockjs.blackbox.EachTransport;
import dev.sockjs.blackbox.Transports;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.tls.LoopbackAuthority;
import dev.sockjs.testkit.tls.LoopbackTls;
import dev.sockjs.testserver.SockJsTestServer;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS by a private authority, as companies have it: set up once, for every request there is. */
class TlsTest {

  private static final String RANDOM =
      "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a" + "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a";

  /**
   * The answer of a server that has TLS 1.0 alone to whom offers more: a ServerHello of version
   * {@code 03 01} with TLS_RSA_WITH_AES_128_CBC_SHA (RFC 2246, section 7.4.1.3).
   */
  private static final String SERVER_HELLO_OF_TLS_1_0 =
      "160301002a" + "02000026" + "0301" + RANDOM + "00" + "002f" + "00";

  /** The same refusal said with an alert, protocol_version (RFC 8446, section 6). */
  private static final String ALERT_PROTOCOL_VERSION = "15030100020246";

  private static final LoopbackAuthority AUTHORITY = LoopbackAuthority.create();
  private static final LoopbackTls GOOD = AUTHORITY.issue();
  private static SockJsTestServer server;
  private static SockJsTestServer closed;

  @BeforeAll
  static void start() {
    server = SockJsTestServer.builder().tls(GOOD.keyStore(), GOOD.password()).start();
    closed =
        SockJsTestServer.builder()
            .tls(GOOD.keyStore(), GOOD.password())
            .clientCertificates(GOOD.trustStore())
            .start();
  }

  @AfterAll
  static void stop() {
    server.close();
    closed.close();
  }

  private static SockJsClient client(SSLContext context) {
    return SockJsClient.builder().sslContext(context).build();
  }

  @EachTransport
  void oneContextServesTheInfoAndEveryTransport(String transport) {
    try (SockJsClient client = client(GOOD.client())) {
      for (String scheme : List.of("https", "wss")) {
        URI url = URI.create(scheme + "://localhost:" + server.port() + "/echo");
        TestConnection.connect(client, url, TestConnection.by(transport)).assertEchoes();
      }
    }
  }

  @EachTransport
  void aClientShowsItsCertificateToAServerThatAsks(String transport) {
    LoopbackTls own = AUTHORITY.issue("dns:client.invalid");
    try (SockJsClient client = client(GOOD.client(own))) {
      TestConnection.connect(client, closed.uri("/echo"), TestConnection.by(transport))
          .assertEchoes();
    }
  }

  /** By TLS 1.2, where the server's refusal is a part of the handshake. */
  @EachTransport
  void withoutACertificateThatServerRefuses(String transport) {
    SSLParameters tls12 = new SSLParameters(null, new String[] {"TLSv1.2"});
    try (SockJsClient client =
        SockJsClient.builder().sslContext(GOOD.client()).sslParameters(tls12).build()) {
      assertRefusesWithoutCertificate(client, transport);
    }
  }

  /** By TLS 1.3 it comes behind the handshake, and Tyrus does not tell of it. */
  @Test
  void withoutACertificateThatServerRefusesRequestsToo() {
    try (SockJsClient client = client(GOOD.client())) {
      for (String transport : Transports.HTTP) {
        assertRefusesWithoutCertificate(client, transport);
      }
      CloseEvent end =
          TestConnection.connect(client, closed.uri("/echo"), TestConnection.anything()).awaitEnd();
      assertEquals("1002 \"Cannot connect to server\" (unclean)", end.toString());
    }
  }

  /** The server closes behind its alert, and the RST may overtake that. */
  private static void assertRefusesWithoutCertificate(SockJsClient client, String transport) {
    TestConnection trial =
        TestConnection.connect(client, closed.uri("/echo"), TestConnection.withoutInfo(transport));
    assertEquals("2000 \"All transports failed\" (unclean)", trial.awaitEnd().toString());
    Attempt attempt = trial.attempts().get(0);
    assertEquals(Attempt.Outcome.FAILED, attempt.outcome(), attempt::toString);
    assertInstanceOf(IOException.class, attempt.cause().orElseThrow());
  }

  static List<BadServer> badServers() {
    return List.of(
        new BadServer("unknown authority", LoopbackAuthority.create().issue(), "path"),
        new BadServer("other host", AUTHORITY.issue("dns:other.invalid"), "127.0.0.1"),
        new BadServer("expired", AUTHORITY.issueExpired(), "validity"));
  }

  /** A certificate that is not to be believed, and a word of why. */
  record BadServer(String what, LoopbackTls tls, String why) {}

  /** The parameters of an application do not lift the check of the host. */
  @Test
  void aCertificateThatCannotBeBelievedEndsTheConnectOnEveryTransport() {
    for (BadServer bad : badServers()) {
      try (ScriptedServer impostor = ScriptedServer.start(bad.tls().server());
          SockJsClient client =
              SockJsClient.builder()
                  .sslContext(GOOD.client())
                  .sslParameters(new SSLParameters())
                  .build()) {
        for (String transport : Transports.ALL) {
          TestConnection trial =
              TestConnection.connect(
                  client,
                  impostor.uri("/echo"),
                  TestConnection.withoutInfo(transport, TestConnection.otherThan(transport)));
          CloseEvent end = trial.awaitEnd();
          assertEquals("2000 \"All transports failed\" (unclean)", end.toString());
          assertTells(bad.why(), end.cause().orElseThrow());
          assertEquals(List.of(transport + " FAILED in TLS"), trial.tried());
        }
        TestConnection info =
            TestConnection.connect(client, impostor.uri("/echo"), TestConnection.anything());
        CloseEvent end = info.awaitEnd();
        assertEquals("1002 \"Cannot connect to server\" (unclean)", end.toString());
        assertTells(bad.why(), end.cause().orElseThrow());
        assertEquals(List.of(), info.tried());
        assertEquals(List.of(), impostor.requests());
      }
    }
  }

  private static void assertTells(String why, Throwable failure) {
    List<Throwable> causes =
        Stream.iterate(failure, cause -> cause != null, Throwable::getCause).toList();
    assertTrue(causes.stream().anyMatch(each -> each.toString().contains(why)), causes::toString);
    assertTrue(causes.stream().anyMatch(SSLException.class::isInstance), causes::toString);
  }

  /** Whether it is the version or the cipher that is told depends on what was offered. */
  @Test
  void aServerOfTls10IsRefusedAndTheCauseTold() {
    try (FirstRecordServer old = FirstRecordServer.answeredWith(SERVER_HELLO_OF_TLS_1_0);
        SockJsClient client = client(GOOD.client())) {
      for (String transport : Transports.ALL) {
        TestConnection trial =
            TestConnection.connect(client, old.url(), TestConnection.withoutInfo(transport));
        assertEquals("2000 \"All transports failed\" (unclean)", trial.awaitEnd().toString());
        assertEquals(List.of(transport + " FAILED in TLS"), trial.tried());
        assertTells("erver selected", trial.attempts().get(0).cause().orElseThrow());
      }
      CloseEvent end =
          TestConnection.connect(client, old.url(), TestConnection.anything()).awaitEnd();
      assertEquals("1002 \"Cannot connect to server\" (unclean)", end.toString());
      assertTells("erver selected", end.cause().orElseThrow());
    }
  }

  /** An alert, and a FIN without a word; HTTP takes neither for a bad certificate. */
  @ParameterizedTest
  @ValueSource(strings = {ALERT_PROTOCOL_VERSION, ""})
  void aHandshakeThatIsCutShortIsFollowedByAnotherAndNeverByNone(String answer) {
    try (FirstRecordServer cutter = FirstRecordServer.answeredWith(answer);
        SockJsClient client = client(GOOD.client())) {
      for (String transport : Transports.HTTP) {
        String next = TestConnection.otherThan(transport);
        TestConnection trial =
            TestConnection.connect(
                client, cutter.url(), TestConnection.withoutInfo(transport, next));
        assertEquals(2000, trial.awaitEnd().code());
        assertEquals(
            List.of(transport + " FAILED", next + " FAILED"),
            trial.attempts().stream().map(a -> a.transport() + " " + a.outcome()).toList());
      }
      CloseEvent end =
          TestConnection.connect(client, cutter.url(), TestConnection.anything()).awaitEnd();
      assertEquals("1002 \"Cannot connect to server\" (unclean)", end.toString());
      assertEquals(
          Collections.nCopies(cutter.types().size(), FirstRecordServer.HANDSHAKE), cutter.types());
    }
  }

  @Test
  void aBaseUrlWithoutTlsIsRefused() {
    try (ScriptedServer plain = ScriptedServer.start();
        ScriptedServer secure = ScriptedServer.start(GOOD.server());
        SockJsClient client = client(GOOD.client())) {
      String info = "{\"base_url\":\"" + plain.uri("/echo") + "\"}";
      secure.on("GET", "/info", x -> x.respond(200, "application/json", info));
      CloseEvent end =
          TestConnection.connect(client, secure.uri("/echo"), TestConnection.anything()).awaitEnd();
      assertEquals("1002 \"Cannot connect to server\" (unclean)", end.toString());
      assertEquals(
          "The info's base_url leads from https to http: " + plain.uri("/echo"),
          end.cause().orElseThrow().getMessage());
      assertEquals(List.of(), plain.requests());
    }
  }

  @Test
  void redirectsThatLeaveTlsAreNotFollowed() {
    try (ScriptedServer plain = ScriptedServer.start();
        ScriptedServer secure = ScriptedServer.start(GOOD.server());
        SockJsClient client = client(GOOD.client())) {
      for (String method : List.of("GET", "POST")) {
        secure.on(
            method,
            Pattern.compile(".*"),
            x -> x.header("Location", plain.uri(x.request().target()).toString()).respond(307));
      }
      for (String transport : Transports.ALL) {
        TestConnection trial =
            TestConnection.connect(
                client, secure.uri("/echo"), TestConnection.withoutInfo(transport));
        assertEquals(2000, trial.awaitEnd().code());
        assertEquals(OptionalInt.of(307), trial.attempts().get(0).status());
      }
      CloseEvent end =
          TestConnection.connect(client, secure.uri("/echo"), TestConnection.anything()).awaitEnd();
      assertEquals("1002 \"Cannot connect to server\" (unclean, status 307)", end.toString());
      assertEquals(List.of(), plain.requests());
    }
  }
}
