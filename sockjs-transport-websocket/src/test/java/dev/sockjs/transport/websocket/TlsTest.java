package dev.sockjs.transport.websocket;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Phase;
import dev.sockjs.spi.Causes;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.tls.LoopbackTls;
import jakarta.websocket.ContainerProvider;
import jakarta.websocket.WebSocketContainer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** TLS with the settings of the client, and servers whose certificate it does not accept. */
final class TlsTest {

  private static final LoopbackTls TRUSTED = LoopbackTls.create();
  private static final LoopbackTls UNTRUSTED = LoopbackTls.create();
  private static final LoopbackTls OTHER_HOST = LoopbackTls.create("dns:other.invalid");

  private static final Script OPEN_AND_CLOSE =
      exchange -> exchange.webSocket().text("o").echoClose();

  @Test
  void opensWithTheClientsContext() {
    try (TransportFixture fixture = TransportFixture.tls(TRUSTED.server(), OPEN_AND_CLOSE)) {
      fixture.client.sslContext(TRUSTED.client());
      fixture.open();
    }
  }

  @ParameterizedTest
  @EnumSource
  void untrustedCertificateIsAmongTheCauses(ContainerKind kind) {
    try (TransportFixture fixture = kind.fixture(UNTRUSTED.server())) {
      fixture.client.sslContext(TRUSTED.client());
      assertNotVerified(fixture.fail());
    }
  }

  @ParameterizedTest
  @EnumSource
  void certificateForAnotherHostIsAmongTheCauses(ContainerKind kind) {
    try (TransportFixture fixture = kind.fixture(OTHER_HOST.server())) {
      fixture.client.sslContext(OTHER_HOST.client());
      assertNotVerified(fixture.fail());
    }
  }

  @Test
  void hostIsVerifiedWithTheClientsParametersToo() {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.2"});
    try (TransportFixture fixture = TransportFixture.tls(OTHER_HOST.server(), OPEN_AND_CLOSE)) {
      fixture.client.sslContext(OTHER_HOST.client()).sslParameters(parameters);
      assertNotVerified(fixture.fail());
    }
  }

  @Test
  void platformsContextIsTheDefault() {
    try (TransportFixture fixture = TransportFixture.tls(TRUSTED.server(), OPEN_AND_CLOSE)) {
      assertNotVerified(fixture.fail());
    }
  }

  @Test
  void connectsByHostNameToo() {
    try (TransportFixture fixture = TransportFixture.tls(TRUSTED.server(), OPEN_AND_CLOSE)) {
      fixture.client.sslContext(TRUSTED.client());
      URI byName = URI.create("https://localhost:" + fixture.server.port() + "/echo");
      fixture.connect(TestTransportRequest.to(byName));
      fixture.listener.awaitConnected();
    }
  }

  /** The server has no RSA key, so it sends an alert. */
  @ParameterizedTest
  @EnumSource
  void alertIsNotAVerificationFailure(ContainerKind kind) {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.2"});
    parameters.setCipherSuites(new String[] {"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"});
    try (TransportFixture fixture = kind.fixture(TRUSTED.server())) {
      fixture.client.sslContext(TRUSTED.client()).sslParameters(parameters);
      assertHandshakeFailed(fixture.fail());
    }
  }

  @Test
  void opensWithTheClientsParameters() {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3"});
    try (TransportFixture fixture = TransportFixture.tls(TRUSTED.server(), OPEN_AND_CLOSE)) {
      fixture.client.sslContext(TRUSTED.client()).sslParameters(parameters);
      fixture.open();
    }
  }

  @Test
  void serverWithoutTlsIsNotAVerificationFailure() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        TransportFixture fixture = TransportFixture.webSocket(OPEN_AND_CLOSE)) {
      URI url = URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/echo");
      fixture.connect(TestTransportRequest.to(url));
      try (Socket socket = plain.accept()) {
        socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
        assertHandshakeFailed(fixture.listener.awaitEnd());
      }
    }
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

  enum ContainerKind {
    PRIVATE,
    SHARED,
    PROVIDED;

    TransportFixture fixture(SSLContext server) {
      if (this == PROVIDED) {
        WebSocketContainer container = ContainerProvider.getWebSocketContainer();
        return TransportFixture.tls(
            WebSocketTransports.with(container).get(0), server, OPEN_AND_CLOSE);
      }
      TransportFixture fixture = TransportFixture.tls(server, OPEN_AND_CLOSE);
      fixture.request.option(WebSocketTransports.SHARED_CONTAINER, this == SHARED);
      return fixture;
    }
  }
}
