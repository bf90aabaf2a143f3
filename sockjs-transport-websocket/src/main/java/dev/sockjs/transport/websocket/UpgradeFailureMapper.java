package dev.sockjs.transport.websocket;

import dev.sockjs.Phase;
import dev.sockjs.spi.Causes;
import dev.sockjs.spi.TransportEnd;
import jakarta.websocket.DeploymentException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Tells from a container's exception why there is no connection. */
final class UpgradeFailureMapper {

  /** What Tyrus says of an upgrade that was refused. */
  private static final Pattern STATUS = Pattern.compile("not 101: (\\d{3})");

  /** What Tyrus says of a proxy that refused. */
  private static final Pattern PROXY_STATUS = Pattern.compile("Proxy error\\. (\\d{3})");

  /** The query of any URL, however encoded. */
  private static final Pattern QUERY = Pattern.compile("\\?[^\\s'\"]+");

  private final URI url;
  private final boolean throughProxy;

  UpgradeFailureMapper(URI url, boolean throughProxy) {
    this.url = url;
    this.throughProxy = throughProxy;
  }

  /** The server answered the upgrade otherwise. */
  static TransportEnd refused(int status) {
    return TransportEnd.failed(Phase.REQUEST, "The upgrade was answered " + status)
        .withStatus(status);
  }

  TransportEnd of(Throwable failure) {
    Optional<TransportEnd> byStatus = status(failure, STATUS).map(UpgradeFailureMapper::refused);
    return byStatus.or(() -> byProxy(failure)).orElseGet(() -> byCause(failure));
  }

  private Optional<TransportEnd> byProxy(Throwable failure) {
    return status(failure, PROXY_STATUS)
        .map(
            status -> {
              IOException cause = new IOException("The proxy answered CONNECT with " + status);
              return TransportEnd.failed(Phase.PROXY, cause).withStatus(status);
            });
  }

  private TransportEnd byCause(Throwable failure) {
    Optional<Throwable> tls = Causes.of(failure).filter(SSLException.class::isInstance).findFirst();
    if (tls.isPresent()) {
      // Unchanged: the engine looks for a CertificateException among its causes.
      return TransportEnd.failed(Phase.TLS, tls.get());
    }
    Throwable cause = withoutSecrets(failure);
    if (Causes.of(failure).anyMatch(UpgradeFailureMapper::isOfConnect)) {
      return TransportEnd.failed(throughProxy ? Phase.PROXY : Phase.CONNECT, cause);
    }
    return TransportEnd.failed(Phase.REQUEST, cause);
  }

  private static boolean isOfConnect(Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof NoRouteToHostException
        || cause instanceof UnknownHostException
        || cause instanceof UnresolvedAddressException;
  }

  /**
   * The error below what containers wrap around it, since they like to quote the URL there, query
   * and all.
   */
  private Throwable withoutSecrets(Throwable failure) {
    Throwable told =
        Causes.of(failure)
            .filter(cause -> !(cause instanceof DeploymentException))
            .findFirst()
            .orElse(failure);
    if (told instanceof UnresolvedAddressException) {
      return new UnknownHostException(url.getHost()).initCause(told);
    }
    return told instanceof DeploymentException || Causes.of(told).anyMatch(this::quotesQuery)
        ? new IOException(QUERY.matcher(message(told)).replaceAll("?..."))
        : told;
  }

  private boolean quotesQuery(Throwable cause) {
    return url.getRawQuery() != null && QUERY.matcher(message(cause)).find();
  }

  private static Optional<Integer> status(Throwable failure, Pattern pattern) {
    return Causes.of(failure)
        .map(cause -> pattern.matcher(message(cause)))
        .filter(Matcher::find)
        .map(matcher -> Integer.valueOf(matcher.group(1)))
        .findFirst();
  }

  private static String message(Throwable cause) {
    return String.valueOf(cause.getMessage());
  }
}
