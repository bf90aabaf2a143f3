package dev.sockjs.http.client;

import java.io.IOException;
import java.util.Map;
import org.eclipse.jetty.client.Destination;
import org.eclipse.jetty.client.Origin;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.transport.HttpClientConnectionFactory;
import org.eclipse.jetty.client.transport.HttpClientTransportDynamic;
import org.eclipse.jetty.io.ClientConnectionFactory;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/**
 * Speaks HTTP/2 and HTTP/1.1. Over TLS the server chooses (ALPN, RFC 7301); if it chooses nothing,
 * HTTP/1.1 is used, where Jetty would use HTTP/2.
 */
final class NegotiatingTransport extends HttpClientTransportDynamic {

  private final ConnectSlots slots = new ConnectSlots();

  NegotiatingTransport(ClientConnector connector, ClientConnectionFactory.Info http2) {
    super(connector, http2, HttpClientConnectionFactory.HTTP11);
    setConnectionPoolFactory(ConnectionPools::create);
  }

  /**
   * Makes events run on the thread that reads the connection. On others, the end of the connection
   * could overtake a complete response that precedes it, which Jetty would then drop. Jetty 12.0
   * does not have this method.
   */
  @SuppressWarnings("MissingOverride")
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  public Origin newOrigin(Request request) {
    slots.prepare(request);
    return super.newOrigin(request);
  }

  @Override
  public Connection newConnection(EndPoint endPoint, Map<String, Object> context)
      throws IOException {
    boolean chosen = context.get(ClientConnector.APPLICATION_PROTOCOL_CONTEXT_KEY) != null;
    boolean secure =
        context.get(Destination.CONTEXT_KEY) instanceof Destination target && target.isSecure();
    return secure && !chosen
        ? HttpClientConnectionFactory.HTTP11
            .getClientConnectionFactory()
            .newConnection(endPoint, context)
        : super.newConnection(endPoint, context);
  }
}
