package dev.sockjs.core.request;

import dev.sockjs.SockJsException;
import dev.sockjs.spi.BasicAuthentication;
import dev.sockjs.spi.EscapedText;
import dev.sockjs.spi.RedactedUrl;
import dev.sockjs.spi.Redirect;
import dev.sockjs.spi.UrlHost;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The URLs of one connection's requests (sockjs-protocol 0.3.3, "Base URLs" and "Session URLs").
 * Their scheme is http or https. They have no user info, the caller's query after every suffix, and
 * the escapes as the caller wrote them.
 */
public final class SessionUrls {

  private static final int LAST_PORT = 65_535;

  /**
   * The longest base URL that an info may name. No usual server reads a longer request line, and
   * resolving a URL takes time that grows with the square of its length.
   */
  private static final int MAX_BASE_URL_LENGTH = 8192;

  private static final String INFO = "info";

  /** The caller's base URL: the info is below it, and only its origin gets credentials. */
  private final URI callerBase;

  /** The base URL of the server that sent the info: the caller's, or where a redirect led. */
  private final URI serverBase;

  /** The base URL of the transports: the server's, or the one that the info names. */
  private final URI base;

  private final @Nullable String authorization;

  private SessionUrls(URI callerBase, URI serverBase, URI base, @Nullable String authorization) {
    this.callerBase = callerBase;
    this.serverBase = serverBase;
    this.base = base;
    this.authorization = authorization;
  }

  /**
   * Returns the URLs below a caller's URL.
   *
   * @param callerUrl a URL with the scheme http, https, ws or wss; it may have user info, a query,
   *     and slashes at the end of its path
   * @throws IllegalArgumentException if the URL does not name a server
   */
  public static SessionUrls of(URI callerUrl) {
    URI base = wireUrl(callerUrl, callerUrl.getRawQuery());
    return new SessionUrls(base, base, base, basicAuthorization(callerUrl));
  }

  /**
   * Returns these URLs, moved to where the info request was redirected. Otherwise each request
   * would be redirected by itself, and a POST or an upgrade may not follow.
   *
   * @param infoUrl the URL that responded with the info. If its path does not end with {@code
   *     /info}, only scheme, host and port are taken from it. Without a query it gets the caller's
   */
  public SessionUrls movedTo(URI infoUrl) {
    if (infoUrl.equals(info())) {
      return this;
    }
    String path = infoUrl.getRawPath();
    String basePath =
        path.endsWith("/" + INFO)
            ? withoutLastSlashes(path.substring(0, path.length() - INFO.length()))
            : callerBase.getRawPath();
    String query = infoUrl.getRawQuery() == null ? callerBase.getRawQuery() : infoUrl.getRawQuery();
    URI moved = build(infoUrl.getScheme(), infoUrl.getRawAuthority(), basePath, query);
    return new SessionUrls(callerBase, moved, moved, authorization);
  }

  /**
   * Returns these URLs with the base URL that the info names for the transports.
   *
   * @param baseUrl absolute, or relative to the server's base URL; without a query it gets that
   *     one's
   * @throws SockJsException if the URL does not name a server, leads from https to http, or has
   *     more than 8192 characters
   */
  public SessionUrls withBase(String baseUrl) {
    if (baseUrl.length() > MAX_BASE_URL_LENGTH) {
      throw new SockJsException(
          "The info's base_url has more than " + MAX_BASE_URL_LENGTH + " characters", null);
    }
    URI wireBase;
    try {
      URI named = resolve(new URI(baseUrl));
      String query = named.getRawQuery() == null ? serverBase.getRawQuery() : named.getRawQuery();
      wireBase = wireUrl(named, query);
    } catch (URISyntaxException e) {
      // The exception's message would quote the whole URL, which may contain secrets.
      throw new SockJsException("The info's base_url is not a URL: " + e.getReason(), null);
    } catch (IllegalArgumentException e) {
      throw new SockJsException("The info's base_url cannot be used. " + e.getMessage(), e);
    }
    if (serverBase.getScheme().equals("https") && wireBase.getScheme().equals("http")) {
      throw new SockJsException(
          "The info's base_url leads from https to http: "
              + EscapedText.of(RedactedUrl.of(wireBase)),
          null);
    }
    return new SessionUrls(callerBase, serverBase, wireBase, authorization);
  }

  /** Returns the caller's origin: scheme, host and port as the caller wrote them. */
  public String origin() {
    return callerBase.getScheme() + "://" + callerBase.getRawAuthority();
  }

  /** Returns the URL of the info, which is below the caller's URL. */
  public URI info() {
    return below(callerBase, INFO);
  }

  /** Returns the base URL of the transports. */
  public URI base() {
    return base;
  }

  /** Returns a URL outside all sessions, such as that of the raw WebSocket. */
  public URI base(String suffix) {
    return below(base, suffix);
  }

  /** Returns a URL of one session. */
  public URI session(String serverId, String sessionId, String suffix) {
    return below(base, serverId + "/" + sessionId + "/" + suffix);
  }

  /** Returns the caller's user info as the value of an {@code Authorization} header (RFC 7617). */
  Optional<String> authorization() {
    return Optional.ofNullable(authorization);
  }

  /** Tells if a URL has the caller's origin, so that it may get the caller's credentials. */
  boolean sameOrigin(URI url) {
    return Redirect.sameOrigin(callerBase, url);
  }

  /** Returns the base URL without its secrets. */
  @Override
  public String toString() {
    return RedactedUrl.of(base);
  }

  private static URI wireUrl(URI url, @Nullable String query) {
    String scheme = wireScheme(url);
    require(url.getRawAuthority() != null, "it has no host", url);
    Optional<String> host = UrlHost.find(url);
    require(
        host.isPresent(),
        "its host must be an address, or a name of letters, digits, hyphens, underscores and dots,"
            + " and its port a number",
        url);
    int port = UrlHost.port(url);
    require(port != 0 && port <= LAST_PORT, "its port must be between 1 and " + LAST_PORT, url);
    require(url.getRawFragment() == null, "it must not have a fragment", url);
    String authority = port < 0 ? host.get() : host.get() + ":" + port;
    return build(scheme, authority, withoutLastSlashes(url.getRawPath()), query);
  }

  private static String withoutLastSlashes(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  private static String wireScheme(URI url) {
    return switch (String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT)) {
      case "http", "ws" -> "http";
      case "https", "wss" -> "https";
      default -> throw invalid("its scheme must be http, https, ws or wss", url);
    };
  }

  private static void require(boolean condition, String problem, URI url) {
    if (!condition) {
      throw invalid(problem, url);
    }
  }

  private static IllegalArgumentException invalid(String problem, URI url) {
    return new IllegalArgumentException(
        "Not a URL to connect to: " + EscapedText.of(RedactedUrl.of(url)) + " (" + problem + ")");
  }

  /** Encodes user and password as UTF-8, with a colon between them even without a password. */
  private static @Nullable String basicAuthorization(URI base) {
    URI url = UrlHost.standard(base);
    String userInfo = url.getUserInfo();
    if (userInfo == null || userInfo.isEmpty()) {
      return null;
    }
    String login = url.getRawUserInfo().indexOf(':') < 0 ? userInfo + ":" : userInfo;
    return BasicAuthentication.headerValue(login);
  }

  /**
   * Resolves a reference against the server's base URL. A URL without a path gets a slash first,
   * because {@link URI#resolve} would append a relative path to the host name.
   */
  private URI resolve(URI reference) {
    String path = serverBase.getRawPath().isEmpty() ? "/" : serverBase.getRawPath();
    return build(serverBase.getScheme(), serverBase.getRawAuthority(), path, null)
        .resolve(reference);
  }

  private static URI below(URI base, String path) {
    return build(
        base.getScheme(),
        base.getRawAuthority(),
        base.getRawPath() + "/" + path,
        base.getRawQuery());
  }

  /** Joins raw parts, and escapes all other characters than ASCII, as HTTP requires. */
  private static URI build(String scheme, String authority, String path, @Nullable String query) {
    String url = scheme + "://" + authority + path + (query == null ? "" : "?" + query);
    try {
      return new URI(new URI(url).toASCIIString());
    } catch (URISyntaxException e) {
      // A few characters beyond ASCII are equivalent to ones that a URL must not have. The
      // exception's message would quote the whole URL, which may contain secrets.
      throw new IllegalArgumentException("Not a URL to connect to: " + e.getReason());
    }
  }
}
