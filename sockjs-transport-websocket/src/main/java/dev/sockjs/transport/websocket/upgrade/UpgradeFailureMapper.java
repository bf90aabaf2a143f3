package dev.sockjs.transport.websocket.upgrade;

import dev.sockjs.Phase;
import dev.sockjs.spi.Causes;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.UrlHost;
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

/**
 * Maps the exceptions with which containers report that an upgrade failed to transport ends: finds
 * the phase and the status, and removes secrets from the messages.
 */
public final class UpgradeFailureMapper {

  /** The message of Tyrus for a refused upgrade. */
  private static final Pattern STATUS = Pattern.compile("not 101: (\\d{3})");

  /** The message for a proxy that refused CONNECT, of this module and of Tyrus. */
  private static final Pattern PROXY_STATUS = Pattern.compile("Proxy error\\. (\\d{3})");

  /** The query or a path parameter of any URL, in any encoding. */
  private static final Pattern SECRET = Pattern.compile("([?;]|%(?:25)?3[Bb])[^\\s'\"]+");

  private final URI url;
  private final boolean throughProxy;

  /**
   * Creates a mapper for one upgrade.
   *
   * @param throughProxy true if the connection goes through a proxy, to which a failed connect then
   *     belongs
   */
  public UpgradeFailureMapper(URI url, boolean throughProxy) {
    this.url = url;
    this.throughProxy = throughProxy;
  }

  /** Returns the end for an upgrade that got a status other than 101. */
  public static TransportEnd refused(int status) {
    return TransportEnd.failed(
            Phase.REQUEST, "The server responded to the upgrade with status " + status)
        .withStatus(status);
  }

  /** Returns the end for the exception of a container. */
  public TransportEnd failed(Throwable failure) {
    return status(failure, STATUS)
        .map(UpgradeFailureMapper::refused)
        .or(() -> status(failure, PROXY_STATUS).map(UpgradeFailureMapper::refusedByProxy))
        .or(() -> failedInTls(failure))
        .orElseGet(() -> TransportEnd.failed(phase(failure), withoutSecrets(failure)));
  }

  private static TransportEnd refusedByProxy(int status) {
    IOException cause = new IOException("The proxy responded to CONNECT with status " + status);
    return TransportEnd.failed(Phase.PROXY, cause).withStatus(status);
  }

  /** Keeps the exception unchanged: the engine looks for a CertificateException in its causes. */
  private static Optional<TransportEnd> failedInTls(Throwable failure) {
    return Causes.of(failure)
        .filter(SSLException.class::isInstance)
        .findFirst()
        .map(cause -> TransportEnd.failed(Phase.TLS, cause));
  }

  private Phase phase(Throwable failure) {
    if (Causes.of(failure).noneMatch(UpgradeFailureMapper::isConnectFailure)) {
      return Phase.REQUEST;
    }
    return throughProxy ? Phase.PROXY : Phase.CONNECT;
  }

  private static boolean isConnectFailure(Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof NoRouteToHostException
        || cause instanceof UnknownHostException
        || cause instanceof UnresolvedAddressException;
  }

  /**
   * Returns the first cause that is not a DeploymentException, because containers quote the URL
   * with its query in those. If the cause quotes such a URL too, a copy of its message replaces it.
   */
  private Throwable withoutSecrets(Throwable failure) {
    Throwable cause =
        Causes.of(failure)
            .filter(candidate -> !(candidate instanceof DeploymentException))
            .findFirst()
            .orElse(failure);
    if (cause instanceof UnresolvedAddressException) {
      return new UnknownHostException(UrlHost.of(url)).initCause(cause);
    }
    return cause instanceof DeploymentException
            || Causes.of(cause).anyMatch(UpgradeFailureMapper::quotesUrl)
        ? new IOException(SECRET.matcher(message(cause)).replaceAll("$1..."))
        : cause;
  }

  private static boolean quotesUrl(Throwable cause) {
    return SECRET.matcher(message(cause)).find();
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
