package dev.sockjs.transport.websocket.container;

import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.TransportRequest;
import dev.sockjs.spi.UrlHost;
import jakarta.websocket.WebSocketContainer;
import java.net.URI;
import java.util.Optional;

/** Supplies one container, which this module neither configures nor stops, to all connections. */
final class ProvidedContainer implements ContainerSource {

  private final WebSocketContainer container;
  private final ClientContext client;

  ProvidedContainer(WebSocketContainer container, ClientContext client) {
    this.container = container;
    this.client = client;
  }

  /** The Jakarta API has no proxy setting, and connecting without the proxy is not allowed. */
  @Override
  public Optional<String> obstacle(URI url) {
    if (!UrlHost.isStandard(url)) {
      return Optional.of("a provided container connects to no host with such a name");
    }
    return client
        .proxy()
        .filter(proxy -> proxy.appliesTo(UrlHost.of(url)))
        .map(proxy -> "the client's " + proxy + " cannot be set on the provided container");
  }

  @Override
  public WebSocketContainer container(TransportRequest request, URI url) {
    return container;
  }

  @Override
  public URI upgradeUrl(URI url) {
    return TyrusContainers.isTyrus(container) ? UpgradeUrl.doublyEncoded(url) : UpgradeUrl.of(url);
  }
}
