package dev.sockjs.transport.websocket;

import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.TransportRequest;
import jakarta.websocket.WebSocketContainer;
import java.net.URI;
import java.util.Optional;

/** One container for all connections, which we did not set up and do not stop. */
final class ProvidedContainer implements ContainerSource {

  private final WebSocketContainer container;
  private final ClientContext client;

  ProvidedContainer(WebSocketContainer container, ClientContext client) {
    this.container = container;
    this.client = client;
  }

  /** The Jakarta API knows no proxies, and we never connect directly instead. */
  @Override
  public Optional<String> obstacle(URI url) {
    return client
        .proxy()
        .filter(proxy -> proxy.appliesTo(url.getHost()))
        .map(proxy -> "the client's " + proxy + " cannot be set on the WebSocketContainer given");
  }

  @Override
  public WebSocketContainer container(TransportRequest request, URI url) {
    return container;
  }

  @Override
  public URI target(URI url) {
    return TyrusContainers.isTyrus(container) ? UpgradeUrl.doublyEncoded(url) : UpgradeUrl.of(url);
  }
}
