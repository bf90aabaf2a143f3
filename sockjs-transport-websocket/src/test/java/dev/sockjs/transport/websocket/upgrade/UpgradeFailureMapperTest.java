package dev.sockjs.transport.websocket.upgrade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.sockjs.Phase;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.TransportEnd;
import jakarta.websocket.DeploymentException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.OptionalInt;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** The exceptions of containers and the ends that they become. */
final class UpgradeFailureMapperTest {

  private static final URI URL =
      URI.create("https://example.org/echo/042/session1/websocket?token=s3cret");

  private final UpgradeFailureMapper direct = new UpgradeFailureMapper(URL, false);

  @Test
  void statusIsReadFromTheMessage() {
    TransportEnd end =
        direct.failed(
            new DeploymentException(
                "Handshake error.", new Exception("Response code was not 101: 403.")));
    assertEquals(EndKind.FAILED, end.kind());
    assertEquals(Phase.REQUEST, end.phase());
    assertEquals(OptionalInt.of(403), end.status());
  }

  @Test
  void hostWithoutAddressIsNamed() {
    TransportEnd end =
        direct.failed(
            new DeploymentException("Connection failed.", new UnresolvedAddressException()));
    assertEquals(Phase.CONNECT, end.phase());
    assertInstanceOf(UnknownHostException.class, end.cause().orElseThrow());
    assertEquals("example.org", end.cause().orElseThrow().getMessage());
  }

  @Test
  void failedConnectBelongsToTheProxy() {
    ConnectException cause = new ConnectException("Connection refused");
    TransportEnd end =
        new UpgradeFailureMapper(URL, true)
            .failed(new DeploymentException("Connection failed.", cause));
    assertEquals(EndKind.FAILED, end.kind());
    assertEquals(Phase.PROXY, end.phase());
    assertSame(cause, end.cause().orElseThrow());
  }

  /** The engine stops a connect only if it finds the CertificateException. */
  @Test
  void tlsFailureKeepsItsCauses() {
    CertificateException certificate = new CertificateException("No name matching what?host found");
    SSLHandshakeException cause = new SSLHandshakeException("No trusted certificate");
    cause.initCause(certificate);
    TransportEnd end =
        direct.failed(new DeploymentException("SSL handshake has failed", new IOException(cause)));
    assertEquals(EndKind.FAILED, end.kind());
    assertEquals(Phase.TLS, end.phase());
    assertSame(cause, end.cause().orElseThrow());
    assertSame(certificate, end.cause().orElseThrow().getCause());
  }

  @Test
  void otherFailureBelongsToTheRequest() {
    IllegalStateException cause = new IllegalStateException("surprise");
    TransportEnd end = direct.failed(cause);
    assertEquals(EndKind.FAILED, end.kind());
    assertEquals(Phase.REQUEST, end.phase());
    assertSame(cause, end.cause().orElseThrow());
  }

  @Test
  void queriesAreRemoved() {
    TransportEnd end =
        direct.failed(new DeploymentException("Connection to '" + URL + "' failed."));
    assertEquals(
        "Connection to 'https://example.org/echo/042/session1/websocket?...' failed.",
        end.cause().orElseThrow().getMessage());
    assertNoSecret(
        direct.failed(
            new DeploymentException(
                "Connection to '" + URL + "' failed.", new IOException("broken"))));
    assertNoSecret(direct.failed(new IllegalArgumentException("Illegal character in " + URL)));
    assertNoSecret(direct.failed(new IOException("failed", new IOException("GET " + URL))));
  }

  @Test
  void pathParametersAreRemoved() {
    for (String path : List.of("/echo;jsessionid=s3cret/ws", "/echo%253Bs3cret/ws", "/;s3cret")) {
      String message = "Connection to 'ws://example.org" + path + "' failed.";
      assertNoSecret(direct.failed(new DeploymentException(message)));
      assertNoSecret(direct.failed(new IOException(message)));
    }
  }

  private static void assertNoSecret(TransportEnd end) {
    for (Throwable cause = end.cause().orElseThrow(); cause != null; cause = cause.getCause()) {
      assertFalse(cause.toString().contains("s3cret"), cause::toString);
    }
    assertFalse(end.toString().contains("s3cret"), end::toString);
  }
}
