package dev.sockjs.spi;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The host of a server's URL. {@link URI#getHost()} knows only names that RFC 952 allows, and is
 * null for others that the system may resolve, such as {@code my_service}, as container networks
 * have them. This class also knows names of ASCII letters, digits, hyphens, dots and underscores
 * whose last label is not a number.
 */
public final class UrlHost {

  /** No host has this name (RFC 6761, section 6.4). */
  private static final String STAND_IN = "stand-in.invalid";

  /**
   * Rules out empty labels and a last label that is a number first, and then repeats no group: Java
   * recurses for each repetition of a group, and a server may name a host of thousands of labels.
   */
  private static final Pattern AUTHORITY =
      Pattern.compile(
          "(?<login>[^@]*@)?"
              + "(?<host>(?!\\.|[^:]*\\.\\.|(?:[^:]*\\.)?[0-9]+\\.?(?::|\\z))[A-Za-z0-9._-]+)"
              + "(?<port>:[0-9]*)?");

  private UrlHost() {}

  /**
   * Returns the host of a URL.
   *
   * @param url any URL
   * @return a name or an address, an IPv6 address in brackets; empty if the URL has none
   */
  public static Optional<String> find(URI url) {
    return url.getHost() == null
        ? Optional.ofNullable(url.getRawAuthority())
            .map(AUTHORITY::matcher)
            .filter(Matcher::matches)
            .map(parts -> parts.group("host"))
        : Optional.of(url.getHost());
  }

  /**
   * Returns the host of the URL of a server.
   *
   * @param url a URL with a host
   * @return a name or an address, an IPv6 address in brackets
   * @throws IllegalArgumentException if the URL has no host
   */
  public static String of(URI url) {
    return find(url).orElseThrow(() -> new IllegalArgumentException("The URL has no host"));
  }

  /**
   * Returns the port of a URL.
   *
   * @param url any URL
   * @return the port, or -1 if the URL names none
   */
  public static int port(URI url) {
    return standard(url).getPort();
  }

  /**
   * Tells if {@link URI} and the libraries that use it know the host of a URL.
   *
   * @param url a URL with a host
   * @return false if such a library gets the {@linkplain #standard standard} URL and the host
   */
  public static boolean isStandard(URI url) {
    return url.getHost() != null;
  }

  /**
   * Returns a URL whose host, port and user info {@link URI} can tell. It has another host, which
   * does not exist, if {@link URI} does not know the host of the given one.
   *
   * @param url any URL
   * @return the URL itself if {@link URI} knows its host, or if it has none
   */
  public static URI standard(URI url) {
    if (url.getHost() != null || url.getRawAuthority() == null) {
      return url;
    }
    String authority = url.getRawAuthority();
    Matcher parts = AUTHORITY.matcher(authority);
    if (!parts.matches()) {
      return url;
    }
    String text = url.toString();
    int host = text.indexOf("//") + 2 + parts.start("host");
    return URI.create(
        text.substring(0, host) + STAND_IN + text.substring(host + parts.group("host").length()));
  }
}
