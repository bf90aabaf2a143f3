package dev.sockjs.jmeter;

import dev.sockjs.CookieStore;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.jmeter.protocol.http.control.CookieManager;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of one connection: a copy of those in the HTTP Cookie Manager of its thread. Network
 * threads read and change only the copy, because a cookie manager is for one thread. The JMeter
 * thread {@linkplain #exchange exchanges} both before and after each sample of the connection.
 */
final class ConnectionCookies implements CookieStore {
  /** Enough for every response between two samples; later cookies replace earlier ones anyway. */
  private static final int MAX_RECEIVED = 200;

  private record Received(URL url, String setCookie) {}

  // Guarded by this object.
  private final Deque<Received> received = new ArrayDeque<>();
  private CookieManager copy;

  ConnectionCookies(CookieManager manager) {
    copy = (CookieManager) manager.clone();
  }

  /**
   * Gives the cookies that the server has set to the manager, and takes those that the manager has.
   *
   * @param manager the cookie manager of the calling thread, or null if the sampler has none
   */
  synchronized void exchange(@Nullable CookieManager manager) {
    if (manager == null) {
      return;
    }
    while (!received.isEmpty()) {
      Received next = received.remove();
      manager.addCookieFromHeader(next.setCookie(), next.url());
    }
    copy = (CookieManager) manager.clone();
  }

  @Override
  public synchronized Optional<String> header(URI url) {
    String header = copy.getCookieHeaderForURL(url(url));
    return header == null || header.isEmpty() ? Optional.empty() : Optional.of(header);
  }

  @Override
  public synchronized void keep(URI url, List<String> setCookies) {
    for (String setCookie : setCookies) {
      copy.addCookieFromHeader(setCookie, url(url));
      received.add(new Received(url(url), setCookie));
      if (received.size() > MAX_RECEIVED) {
        received.remove();
      }
    }
  }

  private static URL url(URI url) {
    try {
      return url.toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("Neither http nor https: " + url.getScheme(), e);
    }
  }
}
