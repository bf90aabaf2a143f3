package dev.sockjs.suite.websocket;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Phase;
import dev.sockjs.spi.Causes;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.tls.LoopbackTls;
import dev.sockjs.testserver.SockJsTestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS with the settings of the client, and servers whose certificate it does not accept. */
public abstract class TlsSuite extends WebSocketSuite {

  private static final LoopbackTls TRUSTED = LoopbackTls.create();
  private static final LoopbackTls UNTRUSTED = LoopbackTls.create();
  private static final LoopbackTls CLIENT = UNTRUSTED;
  private static final LoopbackTls OTHER_HOST = LoopbackTls.create("dns:other.invalid");

  protected TlsSuite(WebSocketUnderTest transports) {
    super(transports);
  }

  @Test
  void opensWithTheClientsContext() {
    try (WebSocketFixture fixture = tls(TRUSTED.server(), OPEN_AND_CLOSE)) {
      fixture.client.sslContext(TRUSTED.client());
      fixture.open();
    }
  }

  @Test
  void untrustedCertificateIsAmongTheCauses() {
    try (WebSocketFixture fixture = tls(UNTRUSTED.server(), OPEN_AND_CLOSE)) {
      fixture.client.sslContext(TRUSTED.client());
      assertNotVerified(fixture.fail());
    }
  }

  @Test
  void certificateForAnotherHostIsAmongTheCauses() {
    try (WebSocketFixture fixture = tls(OTHER_HOST.server(), OPEN_AND_CLOSE)) {
      fixture.client.sslContext(OTHER_HOST.client());
      assertNotVerified(fixture.fail());
    }
  }

  @Test
  void hostIsVerifiedWithTheClientsParametersToo() {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.2"});
    try (WebSocketFixture fixture = tls(OTHER_HOST.server(), OPEN_AND_CLOSE)) {
      fixture.client.sslContext(OTHER_HOST.client()).sslParameters(parameters);
      assertNotVerified(fixture.fail());
    }
  }

  @Test
  void platformsContextIsTheDefault() {
    try (WebSocketFixture fixture = tls(TRUSTED.server(), OPEN_AND_CLOSE)) {
      assertNotVerified(fixture.fail());
    }
  }

  @Test
  void connectsByHostNameToo() {
    try (WebSocketFixture fixture = tls(TRUSTED.server(), OPEN_AND_CLOSE)) {
      fixture.client.sslContext(TRUSTED.client());
      URI byName = URI.create("https://localhost:" + fixture.server.port() + "/echo");
      fixture.connectTo(byName);
      fixture.listener.awaitConnected();
    }
  }

  /** The server has no RSA key, so it sends an alert. */
  @Test
  void alertIsNotAVerificationFailure() {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.2"});
    parameters.setCipherSuites(new String[] {"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"});
    try (WebSocketFixture fixture = tls(TRUSTED.server(), OPEN_AND_CLOSE)) {
      fixture.client.sslContext(TRUSTED.client()).sslParameters(parameters);
      assertHandshakeFailed(fixture.fail());
    }
  }

  @Test
  void opensWithTheClientsParameters() {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3"});
    try (WebSocketFixture fixture = tls(TRUSTED.server(), OPEN_AND_CLOSE)) {
      fixture.client.sslContext(TRUSTED.client()).sslParameters(parameters);
      fixture.open();
    }
  }

  @Test
  void serverWithoutTlsIsNotAVerificationFailure() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        WebSocketFixture fixture = webSocket(OPEN_AND_CLOSE)) {
      URI url = URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/echo");
      fixture.connectTo(url);
      try (Socket socket = plain.accept()) {
        socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
        assertHandshakeFailed(fixture.listener.awaitEnd());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void presentsTheClientsCertificate(String protocol) {
    try (SockJsTestServer server = serverForClientsWith(CLIENT);
        WebSocketFixture fixture = webSocket(OPEN_AND_CLOSE)) {
      fixture
          .client
          .sslContext(TRUSTED.client(CLIENT))
          .sslParameters(new SSLParameters(null, new String[] {protocol}));
      fixture.connectTo(server.uri("/echo"));
      fixture.listener.awaitConnected();
    }
  }

  @Test
  protected void missingCertificateOfTheClientFailsAtOnceWithTls12() {
    assertMissingCertificateFails("TLSv1.2");
  }

  /** The alert comes after the handshake (RFC 8446, section 4.4.2.4), instead of a response. */
  @Test
  protected void missingCertificateOfTheClientFailsAtOnceWithTls13() {
    assertMissingCertificateFails("TLSv1.3");
  }

  /** A reset may overtake the alert, so that the phase and the cause vary. */
  private void assertMissingCertificateFails(String protocol) {
    try (SockJsTestServer server = serverForClientsWith(CLIENT);
        WebSocketFixture fixture = webSocket(OPEN_AND_CLOSE)) {
      fixture
          .client
          .sslContext(TRUSTED.client())
          .sslParameters(new SSLParameters(null, new String[] {protocol}));
      fixture.connectTo(server.uri("/echo"));
      TransportEnd end = fixture.listener.awaitEnd();
      assertEquals(EndKind.FAILED, end.kind(), end::toString);
      assertFalse(isVerificationFailure(end), end::toString);
      assertInstanceOf(IOException.class, end.cause().orElseThrow());
    }
  }

  private static SockJsTestServer serverForClientsWith(LoopbackTls certificate) {
    return SockJsTestServer.builder()
        .tls(TRUSTED.keyStore(), TRUSTED.password())
        .clientCertificates(certificate.trustStore())
        .start();
  }

  /** Asserts the causes for which the engine stops the connect. */
  private static void assertNotVerified(TransportEnd end) {
    assertFailedInTls(end);
    assertTrue(isVerificationFailure(end), end::toString);
  }

  /** Asserts a failure after which the engine tries the next transport. */
  private static void assertHandshakeFailed(TransportEnd end) {
    assertFailedInTls(end);
    assertFalse(isVerificationFailure(end), end::toString);
  }

  private static void assertFailedInTls(TransportEnd end) {
    assertEquals(EndKind.FAILED, end.kind(), end::toString);
    assertEquals(Phase.TLS, end.phase());
    assertInstanceOf(SSLException.class, end.cause().orElseThrow());
  }

  private static boolean isVerificationFailure(TransportEnd end) {
    return Causes.of(end.cause().orElseThrow())
        .anyMatch(
            cause ->
                cause instanceof CertificateException
                    || cause instanceof SSLPeerUnverifiedException);
  }
}
