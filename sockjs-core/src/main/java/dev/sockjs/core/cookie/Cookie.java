package dev.sockjs.core.cookie;

import java.time.Instant;
import java.util.Optional;

/**
 * One stored cookie (RFC 6265, section 5.3).
 *
 * @param key identifies the cookie: a new cookie replaces the stored one with the same key
 * @param value opaque, may be empty
 * @param hostOnly true if only the host that set it gets it back
 * @param secure true if it is sent only over TLS
 * @param expiry the time from which it is no longer sent
 */
record Cookie(Key key, String value, boolean hostOnly, boolean secure, Instant expiry) {

  /** The identity of a cookie (section 5.3, step 11). */
  record Key(String name, String domain, String path) {}

  /**
   * Returns the cookie that a response sets, or empty if the response must not set it.
   *
   * @param request the request that got the response
   */
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
   * Tells if a domain is known to be a public suffix, under which unrelated parties register names,
   * such as {@code com}. There is no list of all suffixes here, so these are the domains without a
   * dot inside. {@code localhost} is one of them, and may still set cookies for itself.
   */
  private static boolean isPublicSuffix(String domain) {
    int dot = domain.indexOf('.');
    return dot < 0 || dot == domain.length() - 1;
  }

  /** Tells if a request carries the cookie, unless it has expired (section 5.4, step 1). */
  boolean matches(RequestUri request) {
    return (hostOnly ? request.host().equals(key.domain()) : request.domainMatches(key.domain()))
        && request.pathMatches(key.path())
        && (!secure || request.secure());
  }

  boolean isExpired(Instant now) {
    return !expiry.isAfter(now);
  }

  /** Returns the name and value as they appear in a {@code Cookie} header. */
  String pair() {
    return key.name() + "=" + value;
  }

  /** Omits the value, which may be a secret. */
  @Override
  public String toString() {
    return "Cookie" + key;
  }
}
