package dev.sockjs.core.request;

import dev.sockjs.SockJsException;
import dev.sockjs.spi.BasicAuthentication;
import dev.sockjs.spi.RedactedUrl;
import dev.sockjs.spi.Redirect;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The URLs of one connection (sockjs-protocol 0.3.3, "Base URLs" and "Session URLs"). They are what
 * goes over the wire: http or https, without user info, the query behind every suffix, and escapes
 * as they were given.
 */
public final class SessionUrls {

  private static final int LAST_PORT = 65_535;

  /** The caller's base URL: the info is there, and its origin is the one that gets credentials. */
  private final URI callerBase;

  /** Where the transports are: the same, or what the info says. */
  private final URI base;

  private final @Nullable String authorization;

  private SessionUrls(URI callerBase, URI base, @Nullable String authorization) {
    this.callerBase = callerBase;
    this.base = base;
    this.authorization = authorization;
  }

  /**
   * The URLs below a caller's URL: http, https, ws or wss, maybe with user info, a query, or
   * slashes at the end of its path.
   *
   * @throws IllegalArgumentException if nothing can be connected to there
   */
  public static SessionUrls of(URI callerUrl) {
    URI base = wireUrl(callerUrl, callerUrl.getRawQuery());
    return new SessionUrls(base, base, basicAuthorization(callerUrl));
  }

  /**
   * The same connection, its transports where the info says.
   *
   * @param baseUrl absolute, or relative to the caller's URL; without a query it gets the caller's
   * @throws SockJsException if nothing can be connected to there, or if it has no TLS where the
   *     caller's URL has
   */
  public SessionUrls withBase(String baseUrl) {
    URI moved;
    try {
      URI named = resolve(new URI(baseUrl));
      String query = named.getRawQuery() == null ? callerBase.getRawQuery() : named.getRawQuery();
      moved = wireUrl(named, query);
    } catch (URISyntaxException e) {
      // Not its message, which would quote the URL whole.
      throw new SockJsException("The info's base_url is no URL: " + e.getReason(), null);
    } catch (IllegalArgumentException e) {
      throw new SockJsException("The info's base_url is refused. " + e.getMessage(), e);
    }
    if (callerBase.getScheme().equals("https") && moved.getScheme().equals("http")) {
      throw new SockJsException(
          "The info's base_url leads from https to http: " + RedactedUrl.of(moved), null);
    }
    return new SessionUrls(callerBase, moved, authorization);
  }

  /** The caller's origin: scheme, host and port as they were given. */
  public String origin() {
    return callerBase.getScheme() + "://" + callerBase.getRawAuthority();
  }

  /** Where the info is, whatever it says of the transports. */
  public URI info() {
    return below(callerBase, "info");
  }

  /** The base URL of the transports. */
  public URI base() {
    return base;
  }

  /** A URL outside of all sessions, such as that of the raw WebSocket. */
  public URI base(String suffix) {
    return below(base, suffix);
  }

  /** A URL of one session. */
  public URI session(String server, String session, String suffix) {
    return below(base, server + "/" + session + "/" + suffix);
  }

  /** The caller's user info as the value of an {@code Authorization} header (RFC 7617). */
  Optional<String> authorization() {
    return Optional.ofNullable(authorization);
  }

  /** Whether credentials, cookies and headers for the caller's URL may go to that one. */
  boolean sameOrigin(URI url) {
    return Redirect.sameOrigin(callerBase, url);
  }

  /** The base URL without its secrets. */
  @Override
  public String toString() {
    return RedactedUrl.of(base);
  }

  private static URI wireUrl(URI url, @Nullable String query) {
    String scheme = wireScheme(url);
    require(url.getRawAuthority() != null, "It has no host", url);
    require(
        url.getHost() != null,
        "Its host has other characters than letters, digits, hyphens and dots, or its port is no"
            + " number",
        url);
    require(url.getPort() != 0 && url.getPort() <= LAST_PORT, "Its port is out of range", url);
    require(url.getRawFragment() == null, "It has a fragment", url);
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    String path = url.getRawPath().replaceFirst("/+$", "");
    return build(scheme, url.getHost() + port, path, query);
  }

  private static String wireScheme(URI url) {
    return switch (String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT)) {
      case "http", "ws" -> "http";
      case "https", "wss" -> "https";
      default -> throw refused("Its scheme is none of http, https, ws and wss", url);
    };
  }

  private static void require(boolean condition, String obstacle, URI url) {
    if (!condition) {
      throw refused(obstacle, url);
    }
  }

  private static IllegalArgumentException refused(String obstacle, URI url) {
    return new IllegalArgumentException(
        "Not a URL to connect to: " + RedactedUrl.of(url) + " (" + obstacle + ")");
  }

  /** User and password as UTF-8, with the colon between them even where there is no password. */
  private static @Nullable String basicAuthorization(URI url) {
    String userInfo = url.getUserInfo();
    if (userInfo == null || userInfo.isEmpty()) {
      return null;
    }
    String login = url.getRawUserInfo().indexOf(':') < 0 ? userInfo + ":" : userInfo;
    return BasicAuthentication.headerValue(login);
  }

  /** Gives a bare host its slash first: {@link URI#resolve} would glue a relative path to it. */
  private URI resolve(URI reference) {
    String path = callerBase.getRawPath().isEmpty() ? "/" : callerBase.getRawPath();
    return build(callerBase.getScheme(), callerBase.getRawAuthority(), path, null)
        .resolve(reference);
  }

  private static URI below(URI base, String path) {
    return build(
        base.getScheme(),
        base.getRawAuthority(),
        base.getRawPath() + "/" + path,
        base.getRawQuery());
  }

  /** Puts raw parts together; what is not ASCII gets escapes, as HTTP knows nothing else. */
  private static URI build(String scheme, String authority, String path, @Nullable String query) {
    String url = scheme + "://" + authority + path + (query == null ? "" : "?" + query);
    return URI.create(URI.create(url).toASCIIString());
  }
}
