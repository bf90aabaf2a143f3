package dev.sockjs.http.client;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.jetty.client.Origin;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.io.ClientConnector;

/** HTTP/1.1, with a {@link ConnectSlot} for each WebSocket upgrade whose connect has not ended. */
final class SlotTransport extends HttpClientTransportOverHTTP {

  /** As many as there were connects at the same time. */
  private final Queue<ConnectSlot> free = new ConcurrentLinkedQueue<>();

  SlotTransport(ClientConnector connector) {
    super(connector);
  }

  /** Jetty calls this before anything else with a request; the tag becomes a part of the origin. */
  @Override
  public Origin newOrigin(Request request) {
    String scheme = request.getScheme();
    if (request.getTag() == null && (HttpScheme.WS.is(scheme) || HttpScheme.WSS.is(scheme))) {
      ConnectSlot slot = free.poll();
      request.tag(slot == null ? new ConnectSlot(free) : slot);
    }
    return super.newOrigin(request);
  }
}
