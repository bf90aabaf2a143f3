package dev.sockjs.http.exchange;

import dev.sockjs.Phase;
import dev.sockjs.spi.Causes;
import dev.sockjs.spi.RedactedUrl;
import dev.sockjs.spi.TransportEnd;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.client.HttpResponseException;
import org.eclipse.jetty.client.RetryableRequestException;
import org.eclipse.jetty.http.HttpMethod;

/**
 * Turns an unexpected status or an exception into the {@link TransportEnd} that reports it.
 * Exceptions in which Jetty prints a whole request or connection are replaced, because those may
 * contain secrets.
 */
public final class ExchangeFailures {

  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

  private ExchangeFailures() {}

  /** Returns the end for a response with an unexpected status. */
  public static TransportEnd status(Phase phase, int status) {
    return status(phase, "The response status was " + status, status);
  }

  /** Returns the end for a response that is compressed, and so cannot be read. */
  public static TransportEnd compressed(Phase phase) {
    return TransportEnd.failed(
        phase,
        "The response is compressed (Content-Encoding), although the request did not allow that");
  }

  /** Returns the end for the page of an iframe whose status is not 2xx. */
  public static TransportEnd page(URI url, int status) {
    return status(Phase.REQUEST, RedactedUrl.of(url) + " responded with status " + status, status);
  }

  /** Returns the end for an upgrade that was refused with this status. */
  public static TransportEnd upgrade(int status) {
    return status(
        Phase.REQUEST, "The server responded to the upgrade with status " + status, status);
  }

  private static TransportEnd status(Phase phase, String reason, int status) {
    return status == PROXY_AUTHENTICATION_REQUIRED
        ? proxyStatus(status)
        : TransportEnd.failed(phase, reason).withStatus(status);
  }

  /**
   * Returns the end for a request without a complete response.
   *
   * @param phase the phase of the request
   */
  public static TransportEnd end(Phase phase, Throwable failure) {
    Optional<SSLException> tls = find(SSLException.class, failure);
    if (tls.isPresent()) {
      return TransportEnd.failed(Phase.TLS, tls.get());
    }
    OptionalInt tunnelStatus = tunnelStatus(failure);
    return tunnelStatus.isPresent()
        ? proxyStatus(tunnelStatus.getAsInt())
        : TransportEnd.failed(phase, withoutSecrets(failure));
  }

  /**
   * Returns true if the failure proves that a request over HTTP/2 was not processed and may be sent
   * again (RFC 9113, section 8.7). Jetty has a type only for the first reason.
   *
   * <ul>
   *   <li>The server closes the connection and has not begun the stream, whose id is larger than
   *       the last one in GOAWAY.
   *   <li>The server refused the stream: RST_STREAM with REFUSED_STREAM.
   *   <li>The connection was closing, or had too many streams, so nothing was sent.
   * </ul>
   */
  static boolean isUnprocessed(Throwable failure) {
    if (failure instanceof RetryableRequestException) {
      return true;
    }
    String message = String.valueOf(failure.getMessage());
    return failure instanceof IllegalStateException
        ? message.equals("session closed") || message.startsWith("Max local stream count ")
        : failure instanceof IOException && message.equals("refused_stream_error");
  }

  /** Returns the error, or a replacement that says the same without secrets. */
  static Throwable withoutSecrets(Throwable failure) {
    if (failure instanceof EOFException) {
      return new EOFException("The connection ended before the response did");
    }
    if (failure instanceof HttpResponseException) {
      return new ProtocolException(
          "The response violates HTTP"
              + (failure.getCause() == null ? "" : ": " + failure.getCause().getMessage()));
    }
    return failure;
  }

  private static TransportEnd proxyStatus(int status) {
    return TransportEnd.failed(
            Phase.PROXY, new IOException("The proxy responded with status " + status))
        .withStatus(status);
  }

  /** Returns the status of a proxy's response to CONNECT, if that is what failed. */
  static OptionalInt tunnelStatus(Throwable failure) {
    return find(HttpResponseException.class, failure).stream()
        .map(HttpResponseException::getResponse)
        .filter(response -> HttpMethod.CONNECT.is(response.getRequest().getMethod()))
        .mapToInt(response -> response.getStatus())
        .findFirst();
  }

  private static <T extends Throwable> Optional<T> find(Class<T> type, Throwable failure) {
    return Causes.of(failure).filter(type::isInstance).map(type::cast).findFirst();
  }
}
