package dev.sockjs.transport.websocket.container;

import dev.sockjs.spi.TransportRequest;
import jakarta.websocket.WebSocketContainer;
import java.net.URI;
import java.util.Optional;

/** Refuses every URL, because no implementation of the Jakarta WebSocket API was found. */
final class MissingContainer implements ContainerSource {

  private static final String REASON =
      "no implementation of the Jakarta WebSocket API was found;"
          + " add tyrus-container-grizzly-client";

  @Override
  public Optional<String> obstacle(URI url) {
    return Optional.of(REASON);
  }

  @Override
  public WebSocketContainer container(TransportRequest request, URI url) {
    throw new IllegalStateException("Not eligible: " + REASON);
  }

  @Override
  public URI upgradeUrl(URI url) {
    return UpgradeUrl.of(url);
  }
}
