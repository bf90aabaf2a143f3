package dev.sockjs.core.cookie;

import dev.sockjs.CookieStore;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Keeps cookies in memory, following RFC 6265bis. Names and values are opaque and are sent back
 * byte for byte, because balancers compare them. A response without TLS neither sets cookies that
 * are {@code Secure} nor replaces or shadows them.
 *
 * <p>Bounds: {@value #MAX_COOKIES} cookies in all, {@value #MAX_COOKIES_PER_HOST} that one host has
 * set, and {@value #MAX_HEADER_BYTES} bytes in one header. One more cookie replaces the oldest one
 * of the same host, those without {@code Secure} first; in a header the oldest are left out. So a
 * host cannot make the store forget what other hosts have set. A cookie whose name and value
 * together are longer than {@value SetCookie#MAX_BYTES} bytes is ignored.
 *
 * <p>{@code SameSite} and {@code HttpOnly} have no effect: no page and no script of another site
 * starts a request here. The port of a URL has no effect either, as in browsers. URLs of WebSockets
 * are treated like their http or https counterparts. Safe for any thread.
 */
public final class Rfc6265CookieStore implements CookieStore {

  static final int MAX_COOKIES = 3000;
  static final int MAX_COOKIES_PER_HOST = 50;

  /** The length of a header that servers accept by default: 8 KiB. */
  static final int MAX_HEADER_BYTES = 8192;

  private static final String SEPARATOR = "; ";

  /** Section 5.8.3, step 2. Cookies with equally long paths stay in the order of creation. */
  private static final Comparator<Cookie> LONGER_PATHS_FIRST =
      Comparator.comparing((Cookie cookie) -> cookie.key().path().length()).reversed();

  private final InstantSource clock;
  private final PublicSuffixes suffixes;

  /**
   * The cookies in the order of creation; a cookie that is replaced keeps its place (section 5.7,
   * step 23). Guarded by itself.
   */
  private final Map<Cookie.Key, Cookie> cookies = new LinkedHashMap<>();

  /** Creates a store that knows only the public suffixes of a single label. */
  public Rfc6265CookieStore(InstantSource clock) {
    this(clock, domain -> false);
  }

  /**
   * Creates a store.
   *
   * @param publicSuffixes returns true for a domain that no cookie may have, such as {@code co.uk}
   */
  public Rfc6265CookieStore(InstantSource clock, Predicate<String> publicSuffixes) {
    this.clock = clock;
    this.suffixes = new PublicSuffixes(publicSuffixes);
  }

  @Override
  public Optional<String> header(URI url) {
    return RequestUri.of(url).map(this::cookieString).filter(header -> !header.isEmpty());
  }

  @Override
  public void keep(URI url, List<String> setCookies) {
    RequestUri.of(url).ifPresent(request -> setCookies.forEach(header -> keep(request, header)));
  }

  private String cookieString(RequestUri request) {
    synchronized (cookies) {
      removeExpired(clock.instant());
      return newestThatFit(request).stream()
          .sorted(LONGER_PATHS_FIRST)
          .map(Cookie::pair)
          .collect(Collectors.joining(SEPARATOR));
    }
  }

  /** Returns the cookies of a request, without the oldest if they are too long for a header. */
  private Deque<Cookie> newestThatFit(RequestUri request) {
    Deque<Cookie> sent = new ArrayDeque<>();
    int bytes = -SEPARATOR.length();
    for (Cookie cookie : cookies.values()) {
      if (cookie.matches(request)) {
        sent.addLast(cookie);
        bytes += length(cookie);
      }
    }
    while (bytes > MAX_HEADER_BYTES) {
      bytes -= length(sent.removeFirst());
    }
    return sent;
  }

  /** Returns the number of bytes of a cookie in a header; each UTF-16 unit is one byte there. */
  private static int length(Cookie cookie) {
    return cookie.pair().length() + SEPARATOR.length();
  }

  private void keep(RequestUri request, String header) {
    Instant now = clock.instant();
    SetCookie.parse(header, now)
        .flatMap(set -> Cookie.of(set, request, suffixes))
        .ifPresent(cookie -> put(cookie, request, now));
  }

  private void put(Cookie cookie, RequestUri request, Instant now) {
    synchronized (cookies) {
      removeExpired(now);
      if (!request.secure() && shadowsSecureCookie(cookie)) {
        return;
      }
      cookies.put(cookie.key(), cookie);
      removeExpired(now);
      long ofHost = cookies.values().stream().filter(isSetBy(request.host())).count();
      if (ofHost > MAX_COOKIES_PER_HOST) {
        removeOldestOf(request.host());
      } else if (cookies.size() > MAX_COOKIES) {
        removeOldestOf(hostWithMostCookies());
      }
    }
  }

  private boolean shadowsSecureCookie(Cookie cookie) {
    return cookies.values().stream()
        .anyMatch(stored -> stored.secure() && stored.isShadowedBy(cookie));
  }

  /** Removes expired cookies. A server deletes a cookie by sending it with a time in the past. */
  private void removeExpired(Instant now) {
    cookies.values().removeIf(cookie -> cookie.isExpired(now));
  }

  private static Predicate<Cookie> isSetBy(String host) {
    return cookie -> cookie.setBy().equals(host);
  }

  /** Returns the one with the oldest cookie, if there are several. */
  private String hostWithMostCookies() {
    return cookies.values().stream()
        .collect(Collectors.groupingBy(Cookie::setBy, LinkedHashMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .orElseThrow()
        .getKey();
  }

  /** Removes the oldest cookie without {@code Secure} that a host has set, or else the oldest. */
  private void removeOldestOf(String host) {
    cookies.values().stream()
        .filter(isSetBy(host))
        .min(Comparator.comparing(Cookie::secure))
        .map(Cookie::key)
        .ifPresent(cookies::remove);
  }
}
