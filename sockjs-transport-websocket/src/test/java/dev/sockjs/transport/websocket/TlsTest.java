package dev.sockjs.transport.websocket;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.sockjs.Phase;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.tls.LoopbackTls;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;

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

  @Test
  void aCertificateThatIsNotTrustedIsFatal() {
    try (Rig rig = Rig.tls(LoopbackTls.create().server(), OPENS)) {
      rig.client.sslContext(TRUSTED.client());
      assertFatal(rig.fail());
    }
  }

  @Test
  void thePlatformsContextIsTheDefault() {
    try (Rig rig = Rig.tls(TRUSTED.server(), OPENS)) {
      assertFatal(rig.fail());
    }
  }

  @Test
  void aCertificateForAnotherHostIsFatal() {
    LoopbackTls other = LoopbackTls.create("dns:other.invalid");
    try (Rig rig = Rig.tls(other.server(), OPENS)) {
      rig.client.sslContext(other.client());
      assertFatal(rig.fail());
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

  /** The server's key is none for RSA. */
  @Test
  void noCommonCipherSuiteIsFatal() {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.2"});
    parameters.setCipherSuites(new String[] {"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"});
    try (Rig rig = Rig.tls(TRUSTED.server(), OPENS)) {
      rig.client.sslContext(TRUSTED.client()).sslParameters(parameters);
      assertFatal(rig.fail());
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
  void aServerWithoutTlsIsFatal() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Rig rig = Rig.sockJs(OPENS)) {
      URI wrong = URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/echo");
      rig.connect(TestTransportRequest.to(wrong));
      try (Socket socket = plain.accept()) {
        socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
        assertFatal(rig.listener.awaitEnd());
      }
    }
  }

  private static void assertFatal(TransportEnd end) {
    assertEquals(EndKind.FAILED, end.kind(), end::toString);
    assertEquals(Phase.TLS, end.phase());
    assertInstanceOf(SSLException.class, end.cause().orElseThrow());
  }
}
