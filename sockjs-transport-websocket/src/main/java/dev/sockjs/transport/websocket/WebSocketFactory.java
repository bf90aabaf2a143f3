package dev.sockjs.transport.websocket;

import dev.sockjs.Headers;
import dev.sockjs.Phase;
import dev.sockjs.RequestKind;
import dev.sockjs.ServerInfo;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.Framing;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportListener;
import dev.sockjs.spi.TransportRequest;
import dev.sockjs.spi.TransportTarget;
import jakarta.websocket.ClientEndpointConfig;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * Connects: asks for headers, then lets a container do the handshake on a thread that may block.
 */
final class WebSocketFactory implements TransportFactory {

  private static final String SUFFIX = "websocket";

  private final Framing framing;
  private final ClientContext client;
  private final @Nullable ContainerSource containers;

  WebSocketFactory(Framing framing, ClientContext client, @Nullable ContainerSource containers) {
    this.framing = framing;
    this.client = client;
    this.containers = containers;
  }

  @Override
  public Eligibility eligibility(ServerInfo info, TransportTarget target) {
    if (!info.websocket()) {
      return Eligibility.refused("the server offers no WebSocket");
    }
    if (containers == null) {
      return Eligibility.refused("there is no implementation of the Jakarta WebSocket API");
    }
    return containers
        .obstacle(target.baseUrl())
        .map(Eligibility::refused)
        .orElseGet(Eligibility::usable);
  }

  @Override
  public Transport connect(TransportRequest request, TransportListener listener) {
    if (containers == null) {
      throw new IllegalStateException("Not eligible: no implementation of Jakarta WebSocket");
    }
    ContainerSource source = containers;
    URI url = framing == Framing.RAW ? request.baseUrl(SUFFIX) : request.url(SUFFIX);
    WebSocketTransport transport =
        new WebSocketTransport(framing, request, listener, client.blocking());
    request
        .headers(RequestKind.WEBSOCKET, url)
        .whenComplete(
            (headers, failure) -> {
              if (failure == null) {
                transport.start(() -> upgrade(source, request, url, headers, transport));
              } else {
                transport.fail(TransportEnd.failed(Phase.HEADERS, failure));
              }
            });
    return transport;
  }

  private void upgrade(
      ContainerSource source,
      TransportRequest request,
      URI url,
      Headers headers,
      WebSocketTransport transport) {
    boolean throughProxy = client.proxy().filter(p -> p.appliesTo(url.getHost())).isPresent();
    UpgradeFailureMapper failure = new UpgradeFailureMapper(url, throughProxy);
    UpgradeConfigurator upgrade =
        new UpgradeConfigurator(request, url, headers, failure, transport);
    try {
      source
          .container(request, url)
          .connectToServer(transport.events(), config(request, url, upgrade), source.target(url));
    } catch (Exception e) {
      upgrade.failed(e);
    }
  }

  private ClientEndpointConfig config(
      TransportRequest request, URI url, UpgradeConfigurator upgrade)
      throws NoSuchAlgorithmException {
    ClientEndpointConfig.Builder builder =
        ClientEndpointConfig.Builder.create()
            .configurator(upgrade)
            .preferredSubprotocols(request.subprotocols());
    if (url.getScheme().equals("https")) {
      builder.sslContext(TlsContext.of(client));
    }
    return builder.build();
  }

  /** Nothing: each container ends with its connection. */
  @Override
  public void close() {}
}
