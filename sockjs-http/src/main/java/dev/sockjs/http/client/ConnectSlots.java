package dev.sockjs.http.client;

import dev.sockjs.spi.UrlHost;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpVersion;

/** The {@link ConnectSlot}s of one HttpClient: one for each upgrade whose connect has not ended. */
final class ConnectSlots {

  /** As many as there were connects at the same time. */
  private final Queue<ConnectSlot> free = new ConcurrentLinkedQueue<>();

  /**
   * Prepares the request of a WebSocket upgrade; other requests stay as they are. The slot becomes
   * the tag of the request, and so a part of its origin. The upgrade is that of HTTP/1.1 (RFC 6455,
   * section 4.1). Must be called before anything else is done with the request.
   */
  void prepare(Request request) {
    String scheme = request.getScheme();
    if (request.getTag() == null && (HttpScheme.WS.is(scheme) || HttpScheme.WSS.is(scheme))) {
      ConnectSlot slot = free.poll();
      request.tag(slot == null ? new ConnectSlot(free) : slot).version(HttpVersion.HTTP_1_1);
      setHost(request);
    }
  }

  /**
   * Lets the field Host decide, if the request has one already: the URL of an upgrade cannot have
   * every host.
   */
  private static void setHost(Request request) {
    String authority = request.getHeaders().get(HttpHeader.HOST);
    if (authority != null) {
      request.host(UrlHost.of(URI.create("//" + authority)));
    }
  }
}
