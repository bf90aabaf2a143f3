package dev.sockjs.transport.websocket;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.DeploymentException;
import java.io.IOException;
import java.util.Map;
import org.glassfish.tyrus.container.grizzly.client.GrizzlyClientContainer;
import org.glassfish.tyrus.spi.ClientContainer;
import org.glassfish.tyrus.spi.ClientEngine;
import org.glassfish.tyrus.spi.Connection;
import org.glassfish.tyrus.spi.UpgradeRequest;
import org.glassfish.tyrus.spi.UpgradeResponse;
import org.glassfish.tyrus.spi.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Stands between Tyrus and Grizzly, and tells the {@link UpgradeConfigurator} what Tyrus itself
 * tells late or not at all: how to stop Grizzly's private transport, how to close in order, with
 * which status an upgrade was refused, that a proxy refused, and that bytes came.
 */
final class GrizzlyBridge implements ClientEngine {

  private final ClientEngine tyrus;
  private final UpgradeConfigurator upgrade;

  private GrizzlyBridge(ClientEngine tyrus, UpgradeConfigurator upgrade) {
    this.tyrus = tyrus;
    this.upgrade = upgrade;
  }

  /** Tyrus makes it, by reflection. */
  public static final class Container implements ClientContainer {

    /** For Tyrus. */
    public Container() {}

    @Override
    public void openClientSocket(
        ClientEndpointConfig config, Map<String, Object> properties, ClientEngine tyrus)
        throws DeploymentException, IOException {
      UpgradeConfigurator upgrade = (UpgradeConfigurator) config.getConfigurator();
      new GrizzlyClientContainer()
          .openClientSocket(config, properties, new GrizzlyBridge(tyrus, upgrade));
    }
  }

  /**
   * The handler is meant for the handshake's timeout, but stops the private transport at any time;
   * there is none for the shared one.
   */
  @Override
  public UpgradeRequest createUpgradeRequest(@Nullable TimeoutHandler stopsTransport) {
    if (stopsTransport != null) {
      upgrade.freedBy(stopsTransport::handleTimeout);
    }
    return tyrus.createUpgradeRequest(stopsTransport);
  }

  /** Tyrus would tell of a redirect without its cookies, and answer a 401 with a second request. */
  @Override
  public ClientUpgradeInfo processResponse(
      UpgradeResponse response, Writer writer, Connection.CloseListener closeListener) {
    if (response.getStatus() == 101) {
      ClosingWriter closing = new ClosingWriter(writer);
      upgrade.closedBy(closing);
      return new WatchedUpgrade(
          tyrus.processResponse(response, closing, closeListener), upgrade::bytesCame);
    }
    upgrade.afterResponse(response);
    upgrade.refused(response.getStatus());
    tyrus.processError(new IOException("The upgrade was answered " + response.getStatus()));
    return new Refusal();
  }

  @Override
  public void processError(Throwable failure) {
    upgrade.failed(failure);
    tyrus.processError(failure);
  }

  private static final class WatchedUpgrade implements ClientUpgradeInfo {

    private final ClientUpgradeInfo tyrus;
    private final Runnable bytesCame;

    WatchedUpgrade(ClientUpgradeInfo tyrus, Runnable bytesCame) {
      this.tyrus = tyrus;
      this.bytesCame = bytesCame;
    }

    @Override
    public ClientUpgradeStatus getUpgradeStatus() {
      return tyrus.getUpgradeStatus();
    }

    @Override
    public Connection createConnection() {
      return new ActivityConnection(tyrus.createConnection(), bytesCame);
    }
  }

  private static final class Refusal implements ClientUpgradeInfo {

    @Override
    public ClientUpgradeStatus getUpgradeStatus() {
      return ClientUpgradeStatus.UPGRADE_REQUEST_FAILED;
    }

    @Override
    public Connection createConnection() {
      throw new IllegalStateException("The upgrade was refused");
    }
  }
}
