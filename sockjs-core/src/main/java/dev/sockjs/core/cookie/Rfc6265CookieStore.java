package dev.sockjs.core.cookie;

import dev.sockjs.CookieStore;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Keeps cookies in memory, following RFC 6265. Names and values are opaque and are sent back byte
 * for byte, because balancers compare them.
 *
 * <p>Bounds, from section 6.1: {@value #MAX_COOKIES} cookies in all and {@value
 * #MAX_COOKIES_PER_DOMAIN} per domain; one more replaces the oldest. A cookie whose name and value
 * together are longer than {@value SetCookie#MAX_BYTES} bytes is ignored.
 *
 * <p>There is no list of public suffixes. A {@code Domain} without a dot inside is rejected unless
 * it is the host itself. A server under a longer suffix, such as {@code co.uk}, is trusted not to
 * set cookies for its neighbours. URLs of WebSockets are treated like their http or https
 * counterparts. Safe for any thread.
 */
public final class Rfc6265CookieStore implements CookieStore {

  static final int MAX_COOKIES = 3000;
  static final int MAX_COOKIES_PER_DOMAIN = 50;

  /** Section 5.4, step 2. Cookies with equally long paths stay in the order of creation. */
  private static final Comparator<Cookie> LONGER_PATHS_FIRST =
      Comparator.comparing((Cookie cookie) -> cookie.key().path().length()).reversed();

  private final InstantSource clock;

  /**
   * The cookies in the order of creation; a cookie that is replaced keeps its place (section 5.3,
   * step 11). Guarded by itself.
   */
  private final Map<Cookie.Key, Cookie> cookies = new LinkedHashMap<>();

  public Rfc6265CookieStore(InstantSource clock) {
    this.clock = clock;
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
      return cookies.values().stream()
          .filter(cookie -> cookie.matches(request))
          .sorted(LONGER_PATHS_FIRST)
          .map(Cookie::pair)
          .collect(Collectors.joining("; "));
    }
  }

  private void keep(RequestUri request, String header) {
    Instant now = clock.instant();
    SetCookie.parse(header, now)
        .flatMap(set -> Cookie.of(set, request))
        .ifPresent(cookie -> put(cookie, now));
  }

  private void put(Cookie cookie, Instant now) {
    synchronized (cookies) {
      cookies.put(cookie.key(), cookie);
      removeExpired(now);
      String domain = cookie.key().domain();
      enforce(MAX_COOKIES_PER_DOMAIN, other -> other.key().domain().equals(domain));
      enforce(MAX_COOKIES, other -> true);
    }
  }

  /** Removes expired cookies. A server deletes a cookie by sending it with a time in the past. */
  private void removeExpired(Instant now) {
    cookies.values().removeIf(cookie -> cookie.isExpired(now));
  }

  /** Removes the oldest of the counted cookies if there are more than {@code limit}. */
  private void enforce(int limit, Predicate<Cookie> counted) {
    List<Cookie> all = cookies.values().stream().filter(counted).toList();
    if (all.size() > limit) {
      cookies.remove(all.get(0).key());
    }
  }
}
