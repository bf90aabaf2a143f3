package dev.sockjs.spi;

import java.net.URI;
import java.util.Optional;

/**
 * The one rule for redirects, for the info request and for every HTTP transport: a single hop,
 * within the same origin or from http to https on the same host; a GET by any of 301, 302, 303, 307
 * and 308, a POST by 307 and 308 only (RFC 9110, section 15.4). Anything else counts as the status
 * that it is.
 */
public final class Redirect {

  private Redirect() {}

  /**
   * Where to repeat a request.
   *
   * @param method the request's method
   * @param url where it went
   * @param status what it was answered with
   * @param location the answer's {@code Location}; empty if it had none
   * @return the URL to repeat it at, once; or empty if the answer is to be taken as it is
   */
  public static Optional<URI> target(
      String method, URI url, int status, Optional<String> location) {
    boolean redirected =
        switch (status) {
          case 307, 308 -> true;
          case 301, 302, 303 -> method.equals("GET");
          default -> false;
        };
    if (!redirected || location.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI target = url.resolve(location.get());
      return sameOrigin(url, target) || upgradesToTls(url, target)
          ? Optional.of(target)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether two URLs have one origin (RFC 6454): scheme, host and port, default ports filled in.
   *
   * @param one a URL
   * @param other another URL
   * @return true if credentials for the one may go to the other
   */
  public static boolean sameOrigin(URI one, URI other) {
    return one.getHost() != null
        && one.getHost().equalsIgnoreCase(other.getHost())
        && one.getScheme().equalsIgnoreCase(other.getScheme())
        && port(one) == port(other);
  }

  private static boolean upgradesToTls(URI url, URI target) {
    return "http".equalsIgnoreCase(url.getScheme())
        && "https".equalsIgnoreCase(target.getScheme())
        && url.getHost() != null
        && url.getHost().equalsIgnoreCase(target.getHost());
  }

  private static int port(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
  }
}
