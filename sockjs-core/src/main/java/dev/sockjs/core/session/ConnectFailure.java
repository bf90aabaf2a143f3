package dev.sockjs.core.session;

import dev.sockjs.core.request.ProxyStatus;
import dev.sockjs.spi.Causes;
import dev.sockjs.spi.TransportEnd;
import java.security.cert.CertificateException;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Decides what the end of a transport means for a connect that is in progress: try the next
 * transport, or stop. Transports only report what happened; this is the only place for the rule.
 */
final class ConnectFailure {

  private ConnectFailure() {}

  /**
   * Tells if the connect must stop, because every other transport would fail in the same way: the
   * server's certificate or host name could not be verified, the proxy rejected the credentials,
   * the header function failed, or no attempt could start. After any other failure, such as a TLS
   * alert or a reset during the handshake, the next transport is tried.
   */
  static boolean stopsConnect(TransportEnd end) {
    return switch (end.phase()) {
      case ELIGIBILITY, HEADERS -> true;
      case PROXY ->
          end.status().isPresent() && ProxyStatus.requiresCredentials(end.status().getAsInt());
      case TLS -> causes(end).anyMatch(ConnectFailure::isVerificationFailure);
      case CONNECT, REQUEST, OPEN, RECEIVE, SEND -> false;
    };
  }

  private static boolean isVerificationFailure(Throwable cause) {
    return cause instanceof SSLPeerUnverifiedException || cause instanceof CertificateException;
  }

  private static Stream<Throwable> causes(TransportEnd end) {
    return end.cause().stream().flatMap(Causes::of);
  }
}
