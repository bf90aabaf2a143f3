package dev.sockjs.core.request;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What cookies depend on in the URL of a request (RFC 6265, section 5.1).
 *
 * @param host canonical (section 5.1.2): a name or an IPv4 address, or an IPv6 address in brackets
 * @param path at least {@code /}, escapes kept as they are
 * @param secure whether the request goes over TLS
 */
public record RequestUri(String host, String path, boolean secure) {

  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*");

  /** What cookies depend on in a URL, or empty if it has no host that could have cookies. */
  public static Optional<RequestUri> of(URI url) {
    if (url.getHost() == null) {
      return Optional.empty();
    }
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    boolean secure =
        "https".equalsIgnoreCase(url.getScheme()) || "wss".equalsIgnoreCase(url.getScheme());
    return Optional.of(new RequestUri(url.getHost().toLowerCase(Locale.ROOT), path, secure));
  }

  /** Whether the host is the domain or, unless it is an address, below it (section 5.1.3). */
  public boolean domainMatches(String domain) {
    return host.equals(domain) || (host.endsWith("." + domain) && !ADDRESS.matcher(host).matches());
  }

  /** The path of cookies that name none: this one up to its last slash (section 5.1.4). */
  public String defaultPath() {
    int slash = path.lastIndexOf('/');
    return slash == 0 ? "/" : path.substring(0, slash);
  }

  /** Whether the path is the cookie's or below it (section 5.1.4). */
  public boolean pathMatches(String cookiePath) {
    return path.equals(cookiePath)
        || (path.startsWith(cookiePath)
            && (cookiePath.endsWith("/") || path.charAt(cookiePath.length()) == '/'));
  }
}
