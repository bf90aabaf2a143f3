package dev.sockjs.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Phase;
import dev.sockjs.spi.Causes;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.tls.LoopbackTls;
import java.security.cert.CertificateException;
import java.util.function.Consumer;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;

/** Tests of TLS: the client's settings, and how a certificate that is not valid is reported. */
interface TlsContract extends TransportUnderTest {

  /** A certificate that only the client's TLS context trusts is accepted. */
  @Test
  default void sslContextOfClientIsUsed() {
    try (ContractRun<ObservingServer> run = run(TestCertificates.VALID, this::trust)) {
      run.open(run.server().idle());
    }
  }

  /**
   * The client's TLS parameters are used: the server has no key for their only cipher suite, so
   * there is no connection.
   */
  @Test
  default void sslParametersOfClientAreUsed() {
    SSLParameters onlyRsa =
        new SSLParameters(
            new String[] {"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"}, new String[] {"TLSv1.2"});
    try (ContractRun<ObservingServer> run =
        run(
            TestCertificates.VALID,
            settings ->
                settings.sslContext(TestCertificates.VALID.client()).sslParameters(onlyRsa))) {
      TransportEnd end = run.connect(run.server().idle()).awaitEnd();
      assertEquals(EndKind.FAILED, end.kind(), end::toString);
    }
  }

  /** A certificate that the platform does not trust ends the transport with the cause. */
  @Test
  default void untrustedCertificateIsReported() {
    assertCertificateIsRefused(TestCertificates.VALID, settings -> {});
  }

  /** A certificate of another host ends the transport with the cause. */
  @Test
  default void certificateOfAnotherHostIsReported() {
    assertCertificateIsRefused(TestCertificates.OTHER_HOST, this::trust);
  }

  private void trust(TestClientContext.Builder settings) {
    settings.sslContext(TestCertificates.VALID.client());
  }

  private void assertCertificateIsRefused(
      LoopbackTls tls, Consumer<TestClientContext.Builder> settings) {
    try (ContractRun<ObservingServer> run = run(tls, settings)) {
      TransportEnd end = run.connect(run.server().idle()).awaitEnd();
      assertEquals(EndKind.FAILED, end.kind(), end::toString);
      assertEquals(Phase.TLS, end.phase(), end::toString);
      assertTrue(
          end.cause().stream()
              .flatMap(Causes::of)
              .anyMatch(
                  cause ->
                      cause instanceof CertificateException
                          || cause instanceof SSLPeerUnverifiedException),
          () -> "No cause tells that the certificate is not valid: " + end);
    }
  }

  private ContractRun<ObservingServer> run(
      LoopbackTls tls, Consumer<TestClientContext.Builder> settings) {
    ScriptedServer server = ScriptedServer.start(tls.server());
    return ContractRun.of(this, new ScriptedObservingServer(server), settings);
  }
}
