package dev.sockjs.core.cookie;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One parsed {@code Set-Cookie} header (RFC 6265bis, section 5.6). Name and value are opaque:
 * nothing in them is decoded or unquoted.
 *
 * @param name not empty
 * @param value may be empty
 * @param domain in lower case, without a leading dot; empty if the header has none
 * @param path begins with a slash; empty if the header has none
 * @param secure true if the cookie is sent only over TLS
 * @param expiry the time from which it is no longer sent; {@link Instant#MAX} if the header has
 *     none, and at most 400 days from now otherwise
 */
record SetCookie(
    String name, String value, String domain, String path, boolean secure, Instant expiry) {

  /** The longest name and value together, in bytes: RFC 6265bis, section 5.6. */
  static final int MAX_BYTES = 4096;

  /** Attributes with a longer value are ignored (RFC 6265bis, section 5.6). */
  private static final int MAX_ATTRIBUTE_BYTES = 1024;

  /**
   * The text that a header field can carry back: no control characters (RFC 6265bis, section 5.6),
   * and only Latin-1 characters, because each unit stands for one byte.
   */
  private static final Pattern FIELD = Pattern.compile("[\\t -~\\x80-\\xff]*+");

  /** Parses the value of a header, or returns empty if it must be ignored. */
  static Optional<SetCookie> parse(String header, Instant now) {
    String[] parts = header.split(";", -1);
    int equals = parts[0].indexOf('=');
    if (equals < 0 || !FIELD.matcher(header).matches()) {
      return Optional.empty();
    }
    String name = trim(parts[0].substring(0, equals));
    String value = trim(parts[0].substring(equals + 1));
    if (name.isEmpty() || name.length() + value.length() > MAX_BYTES) {
      return Optional.empty();
    }
    Attributes attributes = new Attributes(now);
    for (int i = 1; i < parts.length; i++) {
      attributes.add(parts[i]);
    }
    return Optional.of(
        new SetCookie(
            name,
            value,
            attributes.domain,
            attributes.path,
            attributes.secure,
            attributes.expiry()));
  }

  /** Removes spaces and tabs at both ends. {@link #FIELD} admits no other control characters. */
  private static String trim(String text) {
    return text.trim();
  }

  /** Omits the value, which may be a secret. */
  @Override
  public String toString() {
    return "SetCookie[" + name + "]";
  }

  /** The attributes of one cookie. If a name is repeated, the last usable value counts. */
  private static final class Attributes {

    /** The longest time that a cookie is kept (RFC 6265bis, section 5.5). */
    private static final Duration LONGEST_AGE = Duration.ofDays(400);

    /** A number of seconds with more digits than this is longer in any case. */
    private static final int MAX_DIGITS = 18;

    private static final Pattern AGE = Pattern.compile("-?[0-9]+");

    private final Instant now;
    private String domain = "";
    private String path = "";
    private boolean secure;
    private @Nullable Instant maxAgeEnd;
    private @Nullable Instant expires;

    private Attributes(Instant now) {
      this.now = now;
    }

    private void add(String attribute) {
      int equals = attribute.indexOf('=');
      String name = equals < 0 ? attribute : attribute.substring(0, equals);
      String value = equals < 0 ? "" : trim(attribute.substring(equals + 1));
      if (value.length() > MAX_ATTRIBUTE_BYTES) {
        return;
      }
      switch (trim(name).toLowerCase(Locale.ROOT)) {
        case "expires" -> CookieDate.parse(value).ifPresent(date -> expires = date);
        case "max-age" -> setMaxAge(value);
        case "domain" -> setDomain(value);
        case "path" -> path = value.startsWith("/") ? value : "";
        case "secure" -> secure = true;
        default -> {} // including HttpOnly, which hides cookies from scripts: there are none here
      }
    }

    private void setMaxAge(String seconds) {
      if (!AGE.matcher(seconds).matches()) {
        return;
      }
      if (seconds.startsWith("-")) {
        maxAgeEnd = now;
      } else if (seconds.length() > MAX_DIGITS) {
        maxAgeEnd = Instant.MAX;
      } else {
        maxAgeEnd = now.plusSeconds(Math.min(Long.parseLong(seconds), LONGEST_AGE.toSeconds()));
      }
    }

    private void setDomain(String value) {
      domain = (value.startsWith(".") ? value.substring(1) : value).toLowerCase(Locale.ROOT);
    }

    /** {@code Max-Age} wins over {@code Expires} (section 5.7, step 3). */
    private Instant expiry() {
      Instant end = maxAgeEnd != null ? maxAgeEnd : expires;
      if (end == null) {
        return Instant.MAX;
      }
      Instant latest = now.plus(LONGEST_AGE);
      return end.isAfter(latest) ? latest : end;
    }
  }
}
