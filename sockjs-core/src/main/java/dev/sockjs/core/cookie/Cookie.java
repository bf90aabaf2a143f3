package dev.sockjs.core.cookie;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One stored cookie (RFC 6265bis, section 5.7).
 *
 * @param key identifies the cookie: a new cookie replaces the stored one with the same key
 * @param value opaque, may be empty
 * @param secure true if it is sent only over TLS
 * @param expiry the time from which it is no longer sent
 * @param setBy the host that set it, which may be a subdomain of its domain
 */
record Cookie(Key key, String value, boolean secure, Instant expiry, String setBy) {

  /**
   * The identity of a cookie.
   *
   * @param hostOnly true if only the host that set it gets it back
   */
  record Key(String name, String domain, String path, boolean hostOnly) {}

  /**
   * Returns the cookie that a response sets, or empty if the response must not set it.
   *
   * @param request the request that got the response
   * @param suffixes the domains that no cookie may have
   */
  static Optional<Cookie> of(SetCookie set, RequestUri request, PublicSuffixes suffixes) {
    String domain = set.domain();
    boolean suffix = !domain.isEmpty() && suffixes.contain(domain);
    boolean hostOnly =
        domain.isEmpty() || (domain.equals(request.host()) && (suffix || request.isAddress()));
    if (!hostOnly && (suffix || !request.domainMatches(domain))) {
      return Optional.empty();
    }
    if ((set.secure() && !request.secure()) || !keepsPromiseOfPrefix(set)) {
      return Optional.empty();
    }
    String path = set.path().isEmpty() ? request.defaultPath() : set.path();
    Key key = new Key(set.name(), hostOnly ? request.host() : domain, path, hostOnly);
    return Optional.of(new Cookie(key, set.value(), set.secure(), set.expiry(), request.host()));
  }

  /** Checks what the prefix of a name promises (section 4.1.3), in any case (section 5.4). */
  private static boolean keepsPromiseOfPrefix(SetCookie set) {
    String name = set.name().toLowerCase(Locale.ROOT);
    if (name.startsWith("__host-")) {
      return set.secure() && set.domain().isEmpty() && set.path().equals("/");
    }
    return !name.startsWith("__secure-") || set.secure();
  }

  /** Tells if a request carries the cookie, unless it has expired (section 5.8.3). */
  boolean matches(RequestUri request) {
    return (key.hostOnly()
            ? request.host().equals(key.domain())
            : request.domainMatches(key.domain()))
        && request.pathMatches(key.path())
        && (!secure || request.secure());
  }

  /**
   * Tells if a request could carry another cookie in place of this one: it has the same name, and
   * some request may carry both (section 5.7, step 16).
   */
  boolean isShadowedBy(Cookie other) {
    return key.name().equals(other.key.name())
        && (RequestUri.domainMatches(key.domain(), other.key.domain())
            || RequestUri.domainMatches(other.key.domain(), key.domain()))
        && RequestUri.pathMatches(other.key.path(), key.path());
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
    return "Cookie[" + key.name() + ", " + key.domain() + "]";
  }
}
