package dev.sockjs.spi;

import java.net.URI;

/**
 * Removes the secrets from URLs that are shown: user info becomes {@code ***}, query values become
 * {@code ...}, and the fragment is dropped.
 */
public final class RedactedUrl {

  private RedactedUrl() {}

  /**
   * Returns a URL without its secrets, for messages, logs and {@code toString}.
   *
   * @param url any URL
   * @return the URL to show, such as {@code https://***@example.org/echo?token=...}
   */
  public static String of(URI url) {
    StringBuilder shown = new StringBuilder();
    if (url.getScheme() != null) {
      shown.append(url.getScheme()).append(':');
    }
    String authority = url.getRawAuthority();
    if (authority != null) {
      int at = authority.lastIndexOf('@');
      shown.append("//").append(at < 0 ? authority : "***" + authority.substring(at));
    }
    if (url.isOpaque()) {
      return shown.append("...").toString();
    }
    shown.append(url.getRawPath());
    if (url.getRawQuery() != null) {
      shown.append('?').append(url.getRawQuery().replaceAll("=[^&]*", "=..."));
    }
    return shown.toString();
  }
}
