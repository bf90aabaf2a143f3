package dev.sockjs.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Phase;
import dev.sockjs.spi.TransportEnd;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.security.cert.CertificateException;
import java.util.EnumSet;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The failures that stop a connect, and those after which the next transport is tried. */
class ConnectFailureTest {

  private static boolean stops(Phase phase, Throwable cause) {
    return ConnectFailure.stopsConnect(TransportEnd.failed(phase, cause));
  }

  private static boolean stopsWithProxyStatus(int status) {
    return ConnectFailure.stopsConnect(
        TransportEnd.failed(Phase.PROXY, new IOException("refused")).withStatus(status));
  }

  @Test
  void certificateThatCannotBeVerifiedStops() {
    SSLHandshakeException failure = new SSLHandshakeException("PKIX path building failed");
    failure.initCause(new CertificateException("unknown authority"));
    assertTrue(stops(Phase.TLS, failure));
    assertTrue(stops(Phase.TLS, new IOException(failure)));
  }

  @Test
  void hostNameThatCannotBeVerifiedStops() {
    assertTrue(stops(Phase.TLS, new SSLPeerUnverifiedException("Host name mismatch")));
  }

  @Test
  void alertOrResetDuringTheTlsHandshakeDoesNotStop() {
    assertFalse(stops(Phase.TLS, new SSLHandshakeException("Received fatal alert")));
    assertFalse(stops(Phase.TLS, new SSLException("Connection reset")));
    assertFalse(stops(Phase.TLS, new EOFException()));
  }

  @ParameterizedTest
  @ValueSource(ints = {407, 401})
  void proxyThatRejectsTheCredentialsStops(int status) {
    assertTrue(stopsWithProxyStatus(status));
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 502, 503})
  void proxyThatRejectsForAnotherReasonDoesNotStop(int status) {
    assertFalse(stopsWithProxyStatus(status));
  }

  @Test
  void unreachableProxyDoesNotStop() {
    assertFalse(stops(Phase.PROXY, new ConnectException("refused")));
  }

  @Test
  void failedHeaderFunctionStops() {
    assertTrue(stops(Phase.HEADERS, new IllegalStateException("no token")));
  }

  @ParameterizedTest
  @EnumSource
  void everyOtherPhaseDoesNotStop(Phase phase) {
    Set<Phase> mayStop = EnumSet.of(Phase.ELIGIBILITY, Phase.HEADERS, Phase.PROXY, Phase.TLS);
    if (!mayStop.contains(phase)) {
      for (int status : new int[] {401, 403, 404, 407, 500}) {
        assertFalse(
            ConnectFailure.stopsConnect(
                TransportEnd.failed(phase, new CertificateException()).withStatus(status)));
      }
    }
    assertEquals(9, Phase.values().length, "a new phase needs a row here");
  }
}
