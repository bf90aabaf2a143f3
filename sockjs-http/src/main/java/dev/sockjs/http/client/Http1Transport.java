package dev.sockjs.http.client;

import org.eclipse.jetty.client.Origin;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.io.ClientConnector;

/** Speaks HTTP/1.1 only. */
final class Http1Transport extends HttpClientTransportOverHTTP {

  private final ConnectSlots slots = new ConnectSlots();

  Http1Transport(ClientConnector connector) {
    super(connector);
    setConnectionPoolFactory(Http1ConnectionPool::new);
  }

  @Override
  public Origin newOrigin(Request request) {
    slots.prepare(request);
    return super.newOrigin(request);
  }
}
