package dev.sockjs.core.cookie;

import dev.sockjs.core.request.RequestUri;
import java.time.Instant;
import java.util.Optional;

/**
 * One cookie as it is kept (RFC 6265, section 5.3).
 *
 * @param key a cookie of the same key replaces it
 * @param value opaque, may be empty
 * @param hostOnly whether it is for the very host that set it
 * @param secure whether it is for TLS alone
 * @param expiry when it ends
 */
record Cookie(Key key, String value, boolean hostOnly, boolean secure, Instant expiry) {

  /** What tells cookies apart (section 5.3, step 11). */
  record Key(String name, String domain, String path) {}

  /** The cookie that a request was answered with, or empty if it may not be set there. */
  static Optional<Cookie> of(SetCookie set, RequestUri request) {
    String domain = set.domain();
    boolean suffix = isPublicSuffix(domain);
    boolean hostOnly = domain.isEmpty() || (suffix && domain.equals(request.host()));
    if (!hostOnly && (suffix || !request.domainMatches(domain))) {
      return Optional.empty();
    }
    String path = set.path().isEmpty() ? request.defaultPath() : set.path();
    Key key = new Key(set.name(), hostOnly ? request.host() : domain, path);
    return Optional.of(new Cookie(key, set.value(), hostOnly, set.secure(), set.expiry()));
  }

  /**
   * Whether nobody owns a whole domain, as with {@code com}. Without the list of all suffixes we
   * know those with no dot inside; {@code localhost} is one, and may still set cookies for itself.
   */
  private static boolean isPublicSuffix(String domain) {
    int dot = domain.indexOf('.');
    return dot < 0 || dot == domain.length() - 1;
  }

  /** Whether a request carries the cookie, as long as it lives (section 5.4, step 1). */
  boolean matches(RequestUri request) {
    return (hostOnly ? request.host().equals(key.domain()) : request.domainMatches(key.domain()))
        && request.pathMatches(key.path())
        && (!secure || request.secure());
  }

  boolean isExpired(Instant now) {
    return !expiry.isAfter(now);
  }

  /** The cookie as a request carries it. */
  String pair() {
    return key.name() + "=" + value;
  }

  /** Says nothing of the value, which may be a secret. */
  @Override
  public String toString() {
    return "Cookie" + key;
  }
}
