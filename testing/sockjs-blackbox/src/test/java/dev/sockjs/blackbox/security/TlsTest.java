package dev.sockjs.blackbox.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.Headers;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.blackbox.EachTransport;
import dev.sockjs.blackbox.Transports;
import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.server.ScriptedWebSocket;
import dev.sockjs.testkit.server.WebSocketFrame;
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

/** TLS with a private certificate authority: one configuration for all requests of a client. */
class TlsTest {

  private static final String RANDOM =
      "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a" + "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a";

  /**
   * The response of a server that supports TLS 1.0 only: a ServerHello of version {@code 03 01}
   * with TLS_RSA_WITH_AES_128_CBC_SHA (RFC 2246, section 7.4.1.3).
   */
  private static final String SERVER_HELLO_OF_TLS_1_0 =
      "160301002a" + "02000026" + "0301" + RANDOM + "00" + "002f" + "00";

  /** The same as an alert: protocol_version (RFC 8446, section 6). */
  private static final String ALERT_PROTOCOL_VERSION = "15030100020246";

  private static final LoopbackAuthority AUTHORITY = LoopbackAuthority.create();
  private static final LoopbackTls GOOD = AUTHORITY.issue();
  private static final LoopbackTls CLIENT = AUTHORITY.issue("dns:client.invalid");
  private static SockJsTestServer server;
  private static SockJsTestServer clientAuthServer;

  @BeforeAll
  static void start() {
    server = SockJsTestServer.builder().tls(GOOD.keyStore(), GOOD.password()).start();
    clientAuthServer =
        SockJsTestServer.builder()
            .tls(GOOD.keyStore(), GOOD.password())
            .clientCertificates(GOOD.trustStore())
            .start();
  }

  @AfterAll
  static void stop() {
    server.close();
    clientAuthServer.close();
  }

  private static SockJsClient client(SSLContext context) {
    return SockJsClient.builder().sslContext(context).build();
  }

  @EachTransport
  void infoRequestAndEveryTransportUseTheSslContext(String transport) {
    try (SockJsClient client = client(GOOD.client())) {
      for (String scheme : List.of("https", "wss")) {
        URI url = URI.create(scheme + "://localhost:" + server.port() + "/echo");
        TestConnection.connect(client, url, TestConnection.only(transport)).assertEchoes();
      }
    }
  }

  @EachTransport
  void clientSendsItsCertificateToAServerThatRequestsOne(String transport) {
    try (SockJsClient client = client(GOOD.client(CLIENT))) {
      TestConnection.connect(client, clientAuthServer.uri("/echo"), TestConnection.only(transport))
          .assertEchoes();
    }
  }

  /** With TLS 1.2, where the server rejects within the handshake. */
  @EachTransport
  void missingClientCertificateFailsTheHandshake(String transport) {
    SSLParameters tls12 = new SSLParameters(null, new String[] {"TLSv1.2"});
    try (SockJsClient client =
        SockJsClient.builder().sslContext(GOOD.client()).sslParameters(tls12).build()) {
      assertRejectsWithoutCertificate(client, transport);
    }
  }

  /** With TLS 1.3, where the server rejects after the handshake. */
  @Test
  void missingClientCertificateFailsTheRequestsWithTls13() {
    try (SockJsClient client = client(GOOD.client())) {
      for (String transport : Transports.ALL) {
        assertRejectsWithoutCertificate(client, transport);
      }
      CloseEvent end =
          TestConnection.connect(
                  client, clientAuthServer.uri("/echo"), TestConnection.allTransports())
              .awaitEnd();
      assertEquals("1002 \"Cannot connect to server\" (unclean)", end.toString());
    }
  }

  /** The server closes after its alert, and an RST may arrive before the alert. */
  private static void assertRejectsWithoutCertificate(SockJsClient client, String transport) {
    TestConnection connection =
        TestConnection.connect(
            client, clientAuthServer.uri("/echo"), TestConnection.withoutInfo(transport));
    assertEquals("2000 \"All transports failed\" (unclean)", connection.awaitEnd().toString());
    Attempt attempt = connection.attempts().get(0);
    assertEquals(Attempt.Outcome.FAILED, attempt.outcome(), attempt::toString);
    assertInstanceOf(IOException.class, attempt.cause().orElseThrow());
  }

  static List<BadServer> badServers() {
    return List.of(
        new BadServer("unknown authority", LoopbackAuthority.create().issue(), "path"),
        new BadServer("other host", AUTHORITY.issue("dns:other.invalid"), "127.0.0.1"),
        new BadServer("expired", AUTHORITY.issueExpired(), "validity"));
  }

  /** A certificate that is not valid, and a word of the error message. */
  record BadServer(String what, LoopbackTls tls, String errorWord) {}

  /** {@code SSLParameters} of the application do not disable the check of the host name. */
  @Test
  void invalidCertificateEndsTheConnectOnEveryTransport() {
    for (BadServer bad : badServers()) {
      try (ScriptedServer badServer = ScriptedServer.start(bad.tls().server());
          SockJsClient client =
              SockJsClient.builder()
                  .sslContext(GOOD.client())
                  .sslParameters(new SSLParameters())
                  .build()) {
        for (String transport : Transports.ALL) {
          TestConnection connection =
              TestConnection.connect(
                  client,
                  badServer.uri("/echo"),
                  TestConnection.withoutInfo(transport, TestConnection.otherThan(transport)));
          CloseEvent end = connection.awaitEnd();
          assertEquals("2000 \"All transports failed\" (unclean)", end.toString());
          assertMentions(bad.errorWord(), end.cause().orElseThrow());
          assertEquals(List.of(transport + " FAILED in TLS"), connection.attemptTexts());
        }
        TestConnection info =
            TestConnection.connect(client, badServer.uri("/echo"), TestConnection.allTransports());
        CloseEvent end = info.awaitEnd();
        assertEquals("1002 \"Cannot connect to server\" (unclean)", end.toString());
        assertMentions(bad.errorWord(), end.cause().orElseThrow());
        assertEquals(List.of(), info.attemptTexts());
        assertEquals(List.of(), badServer.requests());
      }
    }
  }

  private static void assertMentions(String word, Throwable failure) {
    List<Throwable> causes =
        Stream.iterate(failure, cause -> cause != null, Throwable::getCause).toList();
    assertTrue(causes.stream().anyMatch(each -> each.toString().contains(word)), causes::toString);
    assertTrue(causes.stream().anyMatch(SSLException.class::isInstance), causes::toString);
  }

  /** The message names the version or the cipher suite, depending on the offer. */
  @Test
  void tls10ServerIsRejectedWithTheCause() {
    try (FirstRecordServer oldServer = FirstRecordServer.respondingWith(SERVER_HELLO_OF_TLS_1_0);
        SockJsClient client = client(GOOD.client())) {
      for (String transport : Transports.ALL) {
        TestConnection connection =
            TestConnection.connect(client, oldServer.url(), TestConnection.withoutInfo(transport));
        assertEquals("2000 \"All transports failed\" (unclean)", connection.awaitEnd().toString());
        assertEquals(List.of(transport + " FAILED in TLS"), connection.attemptTexts());
        assertMentions("erver selected", connection.attempts().get(0).cause().orElseThrow());
      }
      CloseEvent end =
          TestConnection.connect(client, oldServer.url(), TestConnection.allTransports())
              .awaitEnd();
      assertEquals("1002 \"Cannot connect to server\" (unclean)", end.toString());
      assertMentions("erver selected", end.cause().orElseThrow());
    }
  }

  /** An alert, or a FIN without one. Neither is an invalid certificate. */
  @ParameterizedTest
  @ValueSource(strings = {ALERT_PROTOCOL_VERSION, ""})
  void abortedHandshakeFallsBackAndTheNextAttemptUsesTlsToo(String response) {
    try (FirstRecordServer server = FirstRecordServer.respondingWith(response);
        SockJsClient client = client(GOOD.client())) {
      for (String transport : Transports.ALL) {
        String next = TestConnection.otherThan(transport);
        TestConnection connection =
            TestConnection.connect(
                client, server.url(), TestConnection.withoutInfo(transport, next));
        assertEquals(2000, connection.awaitEnd().code());
        assertEquals(
            List.of(transport + " FAILED", next + " FAILED"),
            connection.attempts().stream().map(a -> a.transport() + " " + a.outcome()).toList());
      }
      CloseEvent end =
          TestConnection.connect(client, server.url(), TestConnection.allTransports()).awaitEnd();
      assertEquals("1002 \"Cannot connect to server\" (unclean)", end.toString());
      assertEquals(
          Collections.nCopies(server.types().size(), FirstRecordServer.HANDSHAKE), server.types());
    }
  }

  /** Tyrus is not tested: it does not learn of a CLOSE that arrives together with the end. */
  @ParameterizedTest
  @ValueSource(strings = {"websocket", "websocket-raw"})
  void closeOfAWebSocketIsCleanOnlyIfTheServerRespondsToIt(String transport) {
    for (boolean responds : List.of(true, false)) {
      try (ScriptedServer secure = ScriptedServer.start(GOOD.server());
          SockJsClient client = client(GOOD.client())) {
        secure.on("GET", Pattern.compile(".*/websocket"), endAfterClose(transport, responds));
        TestConnection connection =
            TestConnection.connect(
                client, secure.uri("/echo"), TestConnection.withoutInfo(transport));
        connection.awaitOpen().close();
        CloseEvent end = connection.awaitEnd();
        assertEquals(1000, end.code(), end::toString);
        assertEquals(responds, end.wasClean(), end::toString);
      }
    }
  }

  /** Ends the connection as soon as the client's CLOSE has arrived. */
  private static Script endAfterClose(String transport, boolean responds) {
    return x -> {
      ScriptedWebSocket socket = x.webSocket();
      if (!Transports.isRaw(transport)) {
        socket.text("o");
      }
      WebSocketFrame close = socket.receive();
      if (responds) {
        socket.frame(close);
      }
      x.fin();
    };
  }

  @Test
  void baseUrlWithoutTlsIsRejected() {
    try (ScriptedServer plain = ScriptedServer.start();
        ScriptedServer secure = ScriptedServer.start(GOOD.server());
        SockJsClient client = client(GOOD.client())) {
      String info = "{\"base_url\":\"" + plain.uri("/echo") + "\"}";
      secure.on("GET", "/info", x -> x.respond(200, "application/json", info));
      CloseEvent end =
          TestConnection.connect(client, secure.uri("/echo"), TestConnection.allTransports())
              .awaitEnd();
      assertEquals("1002 \"Cannot connect to server\" (unclean)", end.toString());
      assertEquals(
          "The info's base_url leads from https to http: " + plain.uri("/echo"),
          end.cause().orElseThrow().getMessage());
      assertEquals(List.of(), plain.requests());
    }
  }

  /** As a site that answers every plain request with a redirect to https. */
  @EachTransport
  void sessionMovesToTlsWithItsInfo(String transport) {
    try (ScriptedServer plain = ScriptedServer.start();
        SockJsClient client = client(GOOD.client())) {
      for (String method : List.of("GET", "POST")) {
        plain.on(
            method,
            Pattern.compile(".*"),
            x ->
                x.header("Location", "https://localhost:" + server.port() + x.request().target())
                    .respond(301));
      }
      URI url = URI.create("http://localhost:" + plain.port() + "/echo");
      SockJsOptions options =
          TestConnection.only(transport).toBuilder().headers(Headers.of("X-Csrf", "fixed")).build();
      TestConnection.connect(client, url, options).assertEchoes();
      assertEquals(1, plain.requests().size());
      assertEquals(List.of("fixed"), plain.requests().get(0).headers("X-Csrf"));
    }
  }

  /** The headers and cookies of the caller go to the caller's origin only. */
  @EachTransport
  void sessionThatMovesToTlsTakesNoSecretsAlong(String transport) {
    try (ScriptedServer plain = ScriptedServer.start();
        ScriptedServer secure = SessionScripts.addTo(ScriptedServer.start(GOOD.server()));
        SockJsClient client = client(GOOD.client())) {
      plain.on(
          "GET",
          "/info",
          x ->
              x.header("Set-Cookie", "node=secret; Path=/")
                  .header("Location", secure.uri(x.request().target()).toString())
                  .respond(302));
      URI url = URI.create(plain.uri("/echo").toString().replace("//", "//user:secret@"));
      SockJsOptions options =
          TestConnection.only(transport).toBuilder()
              .headers(Headers.of("Authorization", "secret").with("Cookie", "own=secret"))
              .build();
      TestConnection connection = TestConnection.connect(client, url, options);
      connection.awaitOpen();
      connection.assertCloses();
      for (RecordedRequest request : secure.requests()) {
        assertFalse((request.requestLine() + request.headerLines()).contains("secret"));
      }
      assertEquals(1, plain.requests().size());
    }
  }

  @Test
  void redirectFromHttpsToHttpIsNotFollowed() {
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
        TestConnection connection =
            TestConnection.connect(
                client, secure.uri("/echo"), TestConnection.withoutInfo(transport));
        assertEquals(2000, connection.awaitEnd().code());
        assertEquals(OptionalInt.of(307), connection.attempts().get(0).status());
      }
      CloseEvent end =
          TestConnection.connect(client, secure.uri("/echo"), TestConnection.allTransports())
              .awaitEnd();
      assertEquals("1002 \"Cannot connect to server\" (unclean, status 307)", end.toString());
      assertEquals(List.of(), plain.requests());
    }
  }
}
