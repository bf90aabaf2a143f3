package dev.sockjs.http.client;

import dev.sockjs.spi.UrlHost;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Origins as keys, and maps of them that cannot grow without a bound. */
final class Origins {

  /** The number of origins that a map remembers. */
  static final int MAX = 256;

  private Origins() {}

  /**
   * Creates a map that drops its eldest entry when it has more than {@value #MAX}. Not thread-safe.
   *
   * @param byUse true if the eldest is the one that was used least recently, false if it is the one
   *     that was added first
   */
  static <V> Map<String, V> newMap(boolean byUse) {
    return new LinkedHashMap<>(16, 0.75f, byUse) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > MAX;
      }
    };
  }

  /** Returns scheme, host and port of a URL. */
  static String key(URI url) {
    return (url.getScheme() + "://" + UrlHost.of(url) + ":" + UrlHost.port(url))
        .toLowerCase(Locale.ROOT);
  }
}
