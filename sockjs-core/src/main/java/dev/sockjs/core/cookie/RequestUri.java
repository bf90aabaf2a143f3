package dev.sockjs.core.cookie;

import dev.sockjs.spi.UrlHost;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parts of a request's URL on which cookies depend (RFC 6265, section 5.1).
 *
 * @param host canonical (section 5.1.2): a name or an IPv4 address, or an IPv6 address in brackets
 * @param path at least {@code /}, with its escapes unchanged
 * @param secure true if the request is sent over TLS
 */
record RequestUri(String host, String path, boolean secure) {

  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*");

  /** Returns the parts of a URL, or empty if it has no host, and therefore no cookies. */
  static Optional<RequestUri> of(URI url) {
    return UrlHost.find(url).map(host -> of(host.toLowerCase(Locale.ROOT), url));
  }

  private static RequestUri of(String host, URI url) {
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    boolean secure =
        "https".equalsIgnoreCase(url.getScheme()) || "wss".equalsIgnoreCase(url.getScheme());
    return new RequestUri(host, path, secure);
  }

  /**
   * Tells if the host is the domain, or a subdomain of it. An address matches only itself (section
   * 5.1.3).
   */
  boolean domainMatches(String domain) {
    return domainMatches(host, domain);
  }

  static boolean domainMatches(String host, String domain) {
    return host.equals(domain) || (host.endsWith("." + domain) && !isAddress(host));
  }

  boolean isAddress() {
    return isAddress(host);
  }

  private static boolean isAddress(String host) {
    return ADDRESS.matcher(host).matches();
  }

  /** Returns the path of cookies that name none: this path up to its last slash (section 5.1.4). */
  String defaultPath() {
    int slash = path.lastIndexOf('/');
    return slash == 0 ? "/" : path.substring(0, slash);
  }

  /** Tells if the path is the cookie's path, or below it (section 5.1.4). */
  boolean pathMatches(String cookiePath) {
    return pathMatches(path, cookiePath);
  }

  static boolean pathMatches(String path, String cookiePath) {
    return path.equals(cookiePath)
        || (path.startsWith(cookiePath)
            && (cookiePath.endsWith("/") || path.charAt(cookiePath.length()) == '/'));
  }
}
