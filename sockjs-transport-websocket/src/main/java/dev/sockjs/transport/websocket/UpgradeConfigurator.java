package dev.sockjs.transport.websocket;

import dev.sockjs.Headers;
import dev.sockjs.spi.TransportRequest;
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.HandshakeResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The handshake of one connection: what the container asks for and hands out on the way. */
final class UpgradeConfigurator extends ClientEndpointConfig.Configurator {

  private final TransportRequest request;
  private final URI url;
  private final Headers headers;
  private final UpgradeFailureMapper failure;
  private final WebSocketTransport transport;

  UpgradeConfigurator(
      TransportRequest request,
      URI url,
      Headers headers,
      UpgradeFailureMapper failure,
      WebSocketTransport transport) {
    this.request = request;
    this.url = url;
    this.headers = headers;
    this.failure = failure;
    this.transport = transport;
  }

  /** Tyrus adds an {@code Origin} of its own, and joins the values of a field with commas. */
  @Override
  public void beforeRequest(Map<String, List<String>> fields) {
    fields.keySet().removeIf(name -> name.equalsIgnoreCase("Origin"));
    headers.forEach((name, value) -> fields.put(name, values(name)));
  }

  @Override
  public void afterResponse(HandshakeResponse response) {
    request.keepCookies(url, SetCookies.in(response.getHeaders()));
  }

  /** RFC 6265, section 5.4: there is one {@code Cookie}, and commas do not separate in it. */
  private List<String> values(String name) {
    List<String> values = headers.all(name);
    return name.equalsIgnoreCase("Cookie") ? List.of(String.join("; ", values)) : values;
  }

  /** The connection has a private transport, which this stops. */
  void freedBy(Runnable stop) {
    transport.freedBy(stop);
  }

  /** The connection can be closed in order, by this. */
  void closedBy(ClosingHandshake closing) {
    transport.closedBy(closing);
  }

  /** The upgraded connection brought something, if only a piece of a frame. */
  void bytesCame() {
    transport.bytesCame();
  }

  void refused(int status) {
    transport.fail(UpgradeFailureMapper.refused(status));
  }

  void failed(Throwable cause) {
    transport.fail(failure.of(cause));
  }
}
