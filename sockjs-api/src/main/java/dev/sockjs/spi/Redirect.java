package dev.sockjs.spi;

import java.net.URI;
import java.util.Optional;

/**
 * Decides which redirects are followed, for the info request and for every HTTP transport. A GET
 * follows the statuses 301, 302, 303, 307 and 308, a POST only 307 and 308 (RFC 9110, section
 * 15.4). The target must have the same origin, or be the same host with https instead of http. A
 * {@code Location} of more than 8192 characters is not followed, because resolving a URL takes time
 * that grows with the square of its length. Callers follow one redirect for each request. Any other
 * redirect is treated as an unexpected status.
 */
public final class Redirect {

  private static final int MAX_LOCATION_LENGTH = 8192;

  private Redirect() {}

  /**
   * Returns the URL to which a response redirects.
   *
   * @param method the method of the request
   * @param url the URL of the request
   * @param status the status of the response
   * @param location the {@code Location} header of the response, or empty if there was none
   * @return the URL for the repeated request, or empty if the redirect must not be followed
   */
  public static Optional<URI> target(
      String method, URI url, int status, Optional<String> location) {
    boolean redirected =
        switch (status) {
          case 307, 308 -> true;
          case 301, 302, 303 -> method.equals("GET");
          default -> false;
        };
    return redirected
        ? location
            .flatMap(reference -> resolve(url, reference))
            .filter(target -> sameOrigin(url, target) || upgradesToTls(url, target))
        : Optional.empty();
  }

  /**
   * Returns the URL that a {@code Location} header names, whether it is followed or not.
   *
   * @param url the URL of the request
   * @param location the value of the header
   * @return the URL, without user info and fragment, or empty if the value is not the URL of a
   *     server or has more than 8192 characters
   */
  public static Optional<URI> resolve(URI url, String location) {
    if (location.length() > MAX_LOCATION_LENGTH) {
      return Optional.empty();
    }
    try {
      URI target = url.resolve(location);
      return UrlHost.find(target).map(host -> withoutUserInfo(target));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static URI withoutUserInfo(URI target) {
    String authority = target.getRawAuthority();
    if (authority.indexOf('@') < 0 && target.getRawFragment() == null) {
      return target;
    }
    String query = target.getRawQuery();
    return URI.create(
        target.getScheme()
            + "://"
            + authority.substring(authority.lastIndexOf('@') + 1)
            + target.getRawPath()
            + (query == null ? "" : "?" + query));
  }

  /**
   * Returns true if two URLs have the same origin (RFC 6454): scheme, host and port, with default
   * ports filled in.
   *
   * @param one a URL
   * @param other another URL
   * @return true if credentials for one of them may be sent to the other
   */
  public static boolean sameOrigin(URI one, URI other) {
    return sameHost(one, other)
        && one.getScheme().equalsIgnoreCase(other.getScheme())
        && port(one) == port(other);
  }

  private static boolean upgradesToTls(URI url, URI target) {
    return "http".equalsIgnoreCase(url.getScheme())
        && "https".equalsIgnoreCase(target.getScheme())
        && sameHost(url, target);
  }

  private static boolean sameHost(URI one, URI other) {
    return UrlHost.find(one)
        .filter(host -> host.equalsIgnoreCase(UrlHost.find(other).orElse("")))
        .isPresent();
  }

  private static int port(URI url) {
    int port = UrlHost.port(url);
    if (port >= 0) {
      return port;
    }
    return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
  }
}
