package dev.sockjs.http.client;

import dev.sockjs.Http2;
import java.net.URI;
import java.util.Collections;
import java.util.Set;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpVersion;

/**
 * Decides if requests to a URL may use HTTP/2, from the setting of the client and from the version
 * that the server chose before. Remembers the {@value Origins#MAX} origins that chose HTTP/1.1
 * last. Safe for any thread.
 */
final class Http2Origins {

  private final Http2 setting;

  private final Set<String> onlyHttp1 =
      Collections.synchronizedSet(Collections.newSetFromMap(Origins.newMap(false)));

  Http2Origins(Http2 setting) {
    this.setting = setting;
  }

  /** Returns true if a request may use HTTP/2. */
  boolean mayUseHttp2(URI url) {
    return switch (setting) {
      case OFF -> false;
      case TLS -> isSecure(url) && !onlyHttp1.contains(Origins.key(url));
      case PRIOR_KNOWLEDGE -> !isSecure(url) || !onlyHttp1.contains(Origins.key(url));
    };
  }

  /** Records the version of a response to a request that might have used HTTP/2. */
  void responded(URI url, HttpVersion version) {
    if (isSecure(url) && version != HttpVersion.HTTP_2) {
      onlyHttp1.add(Origins.key(url));
    }
  }

  private static boolean isSecure(URI url) {
    return HttpScheme.HTTPS.is(url.getScheme());
  }
}
