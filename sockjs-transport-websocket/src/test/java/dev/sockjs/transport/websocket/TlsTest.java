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

/** TLS as the client is set up, and nothing sent to a server that it does not trust. */
final class TlsTest {

  private static final LoopbackTls TRUSTED = LoopbackTls.create();

  private static final Script OPENS = x -> x.webSocket().text("o").echoClose();

  @Test
  void opensWithTheClientsContext() {
    try (Rig rig = Rig.tls(TRUSTED.server(), OPENS)) {
      rig.client.sslContext(TRUSTED.client());
      rig.open();
    }
  }

  @ParameterizedTest
  @EnumSource
  void untrustedCertificateIsTheCause(ContainerKind kind) {
    try (Rig rig = kind.rig(LoopbackTls.create().server())) {
      rig.client.sslContext(TRUSTED.client());
      assertNotVerified(rig.fail());
    }
  }

  @ParameterizedTest
  @EnumSource
  void certificateForAnotherHostIsTheCause(ContainerKind kind) {
    LoopbackTls other = LoopbackTls.create("dns:other.invalid");
    try (Rig rig = kind.rig(other.server())) {
      rig.client.sslContext(other.client());
      assertNotVerified(rig.fail());
    }
  }

  @Test
  void hostIsVerifiedWithTheClientsParametersToo() {
    LoopbackTls other = LoopbackTls.create("dns:other.invalid");
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.2"});
    try (Rig rig = Rig.tls(other.server(), OPENS)) {
      rig.client.sslContext(other.client()).sslParameters(parameters);
      assertNotVerified(rig.fail());
    }
  }

  @Test
  void platformsContextIsTheDefault() {
    try (Rig rig = Rig.tls(TRUSTED.server(), OPENS)) {
      assertNotVerified(rig.fail());
    }
  }

  @Test
  void aHostIsCheckedByNameToo() {
    try (Rig rig = Rig.tls(TRUSTED.server(), OPENS)) {
      rig.client.sslContext(TRUSTED.client());
      URI byName = URI.create("https://localhost:" + rig.server.port() + "/echo");
      rig.connect(TestTransportRequest.to(byName));
      rig.listener.awaitConnected();
    }
  }

  /** The server has no RSA key, so it sends an alert. */
  @ParameterizedTest
  @EnumSource
  void alertIsNotAFailureOfVerification(ContainerKind kind) {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.2"});
    parameters.setCipherSuites(new String[] {"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"});
    try (Rig rig = kind.rig(TRUSTED.server())) {
      rig.client.sslContext(TRUSTED.client()).sslParameters(parameters);
      assertHandshakeFailed(rig.fail());
    }
  }

  @Test
  void opensWithTheClientsParameters() {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3"});
    try (Rig rig = Rig.tls(TRUSTED.server(), OPENS)) {
      rig.client.sslContext(TRUSTED.client()).sslParameters(parameters);
      rig.open();
    }
  }

  @Test
  void serverWithoutTlsIsNotAFailureOfVerification() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Rig rig = Rig.sockJs(OPENS)) {
      URI wrong = URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/echo");
      rig.connect(TestTransportRequest.to(wrong));
      try (Socket socket = plain.accept()) {
        socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
        assertHandshakeFailed(rig.listener.awaitEnd());
      }
    }
  }

  /** The engine stops the connect, because it finds a CertificateException among the causes. */
  private static void assertNotVerified(TransportEnd end) {
    assertFailedInTls(end);
    assertTrue(isVerificationFailure(end), end::toString);
  }

  /** The engine tries the next transport. */
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

    Rig rig(SSLContext server) {
      if (this == PROVIDED) {
        WebSocketContainer container = ContainerProvider.getWebSocketContainer();
        return Rig.tls(WebSocketTransports.with(container).get(0), server, OPENS);
      }
      Rig rig = Rig.tls(server, OPENS);
      rig.request.option(WebSocketTransports.SHARED_CONTAINER, this == SHARED);
      return rig;
    }
  }
}
