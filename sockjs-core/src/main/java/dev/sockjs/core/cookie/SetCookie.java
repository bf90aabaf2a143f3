package dev.sockjs.core.cookie;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One {@code Set-Cookie} header as it was understood (RFC 6265, section 5.2). Name and value are
 * opaque: nothing in them is decoded or unquoted.
 *
 * @param name not empty
 * @param value may be empty
 * @param domain in lower case, without a leading dot; empty if none was named
 * @param path begins with a slash; empty if none was named
 * @param secure whether the cookie is for TLS alone
 * @param expiry when it ends; {@link Instant#MAX} if no end was named
 */
record SetCookie(
    String name, String value, String domain, String path, boolean secure, Instant expiry) {

  /** The longest name and value together, in bytes (RFC 6265, section 6.1 asks for this much). */
  static final int MAX_BYTES = 4096;

  /** Attributes with a longer value count as absent (RFC 6265bis, section 5.6). */
  private static final int MAX_ATTRIBUTE_BYTES = 1024;

  /**
   * What a header field can say and say back: no control characters (RFC 6265bis, section 5.6), and
   * nothing beyond Latin-1, since each unit stands for a byte.
   */
  private static final Pattern FIELD = Pattern.compile("[\\t -~\\x80-\\xff]*");

  /** Understands the value of a header, or ignores it. */
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
      attributes.take(parts[i]);
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

  /** Takes off spaces and tabs; no other character up to U+0020 got here. */
  private static String trim(String text) {
    return text.trim();
  }

  /** Says nothing of the value, which may be a secret. */
  @Override
  public String toString() {
    return "SetCookie[" + name + "]";
  }

  /** The attributes of one cookie. Of several with one name the last counts that is usable. */
  private static final class Attributes {

    /** More seconds than any cookie lives, and few enough to be added to any date. */
    private static final BigInteger LONGEST_AGE = BigInteger.valueOf(10_000_000_000L);

    private static final Pattern AGE = Pattern.compile("-?[0-9]+");

    private final Instant now;
    private String domain = "";
    private String path = "";
    private boolean secure;
    private @Nullable Instant endOfAge;
    private @Nullable Instant expires;

    private Attributes(Instant now) {
      this.now = now;
    }

    private void take(String attribute) {
      int equals = attribute.indexOf('=');
      String name = equals < 0 ? attribute : attribute.substring(0, equals);
      String value = equals < 0 ? "" : trim(attribute.substring(equals + 1));
      if (value.length() > MAX_ATTRIBUTE_BYTES) {
        return;
      }
      switch (trim(name).toLowerCase(Locale.ROOT)) {
        case "expires" -> CookieDate.parse(value).ifPresent(date -> expires = date);
        case "max-age" -> takeAge(value);
        case "domain" -> takeDomain(value);
        case "path" -> path = value.startsWith("/") ? value : "";
        case "secure" -> secure = true;
        default -> {} // HttpOnly among them: it hides cookies from scripts, which we have none of
      }
    }

    private void takeAge(String seconds) {
      if (AGE.matcher(seconds).matches()) {
        long age = new BigInteger(seconds).min(LONGEST_AGE).max(BigInteger.ZERO).longValue();
        endOfAge = now.plusSeconds(age);
      }
    }

    private void takeDomain(String value) {
      if (!value.isEmpty()) {
        domain = (value.startsWith(".") ? value.substring(1) : value).toLowerCase(Locale.ROOT);
      }
    }

    /** {@code Max-Age} wins over {@code Expires} (section 5.3, step 3). */
    private Instant expiry() {
      if (endOfAge != null) {
        return endOfAge;
      }
      return expires == null ? Instant.MAX : expires;
    }
  }
}
