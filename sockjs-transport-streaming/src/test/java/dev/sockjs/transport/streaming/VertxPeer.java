package dev.sockjs.transport.streaming;

import dev.sockjs.testkit.ContractPeer;
import dev.sockjs.testserver.SockJsTestServer;
import java.net.URI;

/** The embedded server, which closes the connection behind each receiving request unannounced. */
final class VertxPeer implements ContractPeer.Flooding {

  private final SockJsTestServer server = SockJsTestServer.start();

  @Override
  public URI echo() {
    return server.uri("/echo");
  }

  @Override
  public URI closing() {
    return server.uri("/close");
  }

  @Override
  public URI flooding() {
    return server.uri("/flood");
  }

  @Override
  public void close() {
    server.close();
  }
}
