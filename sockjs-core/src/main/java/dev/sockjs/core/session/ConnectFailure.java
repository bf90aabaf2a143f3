package dev.sockjs.core.session;

import dev.sockjs.core.request.ProxyStatus;
import dev.sockjs.spi.Causes;
import dev.sockjs.spi.TransportEnd;
import java.security.cert.CertificateException;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Decides what the end of a transport means for a connect that is under way: try the next
 * transport, or stop. This is the one place for that rule; transports only report what happened.
 */
final class ConnectFailure {

  private ConnectFailure() {}

  /**
   * Tells if the connect stops, because no other transport would fare better: the server's
   * certificate or host name could not be verified, the proxy refused the credentials, the header
   * function failed, or no attempt could be made at all. Everything else tries the next transport,
   * a TLS alert or a reset during the handshake included.
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
