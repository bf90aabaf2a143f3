package dev.sockjs.http.exchange;

import dev.sockjs.Phase;
import dev.sockjs.spi.RedactedUrl;
import dev.sockjs.spi.TransportEnd;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.eclipse.jetty.client.HttpResponseException;
import org.eclipse.jetty.http.HttpMethod;

/**
 * What a status or an exception means for a connection. Exceptions in which Jetty prints a whole
 * request or connection are replaced: what may be shown is decided here.
 */
public final class ExchangeFailures {

  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

  private ExchangeFailures() {}

  /** A request was answered with a status that it should not be answered with. */
  public static TransportEnd status(Phase phase, int status) {
    if (status == PROXY_AUTHENTICATION_REQUIRED) {
      return refusedByProxy(status);
    }
    boolean sessionLost = status == NOT_FOUND && phase != Phase.REQUEST;
    String reason =
        sessionLost
            ? "The server does not know the session (404): is the balancer sticky?"
            : "The request was answered " + status;
    return TransportEnd.failed(phase, reason).withStatus(status);
  }

  /** The page of an iframe was answered with a status that is no success. */
  public static TransportEnd page(URI url, int status) {
    if (status == PROXY_AUTHENTICATION_REQUIRED) {
      return refusedByProxy(status);
    }
    String reason = RedactedUrl.of(url) + " was answered " + status;
    return TransportEnd.failed(Phase.REQUEST, reason).withStatus(status);
  }

  /**
   * A request was not answered, or not to the end.
   *
   * @param phase how far it had come
   */
  static TransportEnd end(Phase phase, Throwable failure) {
    Optional<SSLException> tls = find(SSLException.class, failure);
    if (tls.isPresent()) {
      return isVerification(tls.get())
          ? TransportEnd.fatal(Phase.TLS, tls.get())
          : TransportEnd.failed(Phase.TLS, tls.get());
    }
    if (tunnelStatus(failure) != 0) {
      return refusedByProxy(tunnelStatus(failure));
    }
    return TransportEnd.failed(phase, shown(failure));
  }

  /** The error as it may be shown. */
  static Throwable shown(Throwable failure) {
    if (failure instanceof EOFException) {
      return new EOFException("The connection ended before the answer did");
    }
    if (tunnelStatus(failure) != 0) {
      return new IOException("The proxy answered " + tunnelStatus(failure));
    }
    if (failure instanceof HttpResponseException) {
      return new ProtocolException(
          "The answer violates HTTP"
              + (failure.getCause() == null ? "" : ": " + failure.getCause().getMessage()));
    }
    return failure;
  }

  /** Whether it is the peer that is wrong, and not just the network that cut a handshake short. */
  private static boolean isVerification(SSLException failure) {
    return failure instanceof SSLPeerUnverifiedException
        || find(CertificateException.class, failure).isPresent();
  }

  private static TransportEnd refusedByProxy(int status) {
    IOException refusal = new IOException("The proxy answered " + status);
    return (isOfCredentials(status)
            ? TransportEnd.fatal(Phase.PROXY, refusal)
            : TransportEnd.failed(Phase.PROXY, refusal))
        .withStatus(status);
  }

  /** Whether this is what a proxy says of credentials: tinyproxy's word for wrong ones is 401. */
  static boolean isOfCredentials(int proxyStatus) {
    return proxyStatus == PROXY_AUTHENTICATION_REQUIRED || proxyStatus == UNAUTHORIZED;
  }

  /** What a proxy answered to CONNECT, or 0 if it is not what failed. */
  static int tunnelStatus(Throwable failure) {
    return find(HttpResponseException.class, failure)
        .map(HttpResponseException::getResponse)
        .filter(response -> HttpMethod.CONNECT.is(response.getRequest().getMethod()))
        .map(response -> response.getStatus())
        .orElse(0);
  }

  private static <T extends Throwable> Optional<T> find(Class<T> type, Throwable failure) {
    return Stream.iterate(failure, each -> each != null, Throwable::getCause)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }
}
