package dev.sockjs.http.client;

import java.net.URI;
import java.util.Locale;

/** Origins as keys. */
final class Origins {

  private Origins() {}

  /** Returns scheme, host and port of a URL. */
  static String key(URI url) {
    return (url.getScheme() + "://" + url.getHost() + ":" + url.getPort()).toLowerCase(Locale.ROOT);
  }
}
