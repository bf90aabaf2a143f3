package dev.sockjs.transport.websocket.container;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.DeploymentException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.glassfish.tyrus.spi.ClientEngine;
import org.glassfish.tyrus.spi.Connection;
import org.glassfish.tyrus.spi.UpgradeRequest;
import org.glassfish.tyrus.spi.UpgradeResponse;
import org.glassfish.tyrus.spi.Writer;
import org.jspecify.annotations.Nullable;

/**
 * The engine that Grizzly calls in place of the engine of Tyrus. It forwards the calls to Tyrus and
 * reports them to a {@link GrizzlyListener}.
 */
final class GrizzlyBridge implements ClientEngine {

  private static final Logger LOG = System.getLogger(GrizzlyBridge.class.getPackageName());

  private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

  private final ClientEngine tyrus;
  private final GrizzlyListener listener;

  GrizzlyBridge(ClientEngine tyrus, ClientEndpointConfig config) {
    this.tyrus = tyrus;
    this.listener = GrizzlyListener.attachedTo(config);
  }

  /** Connects with the bridge between Tyrus and Grizzly. */
  static void connect(
      ClientEndpointConfig config, Map<String, Object> properties, ClientEngine tyrus)
      throws DeploymentException, IOException {
    Object settings =
        Objects.requireNonNull(properties.get(TyrusContainers.CONNECTOR_SETTINGS), "settings");
    new GrizzlyConnector(
            new GrizzlyBridge(tyrus, config),
            config.getSSLContext(),
            (GrizzlyConnector.Settings) settings)
        .connect();
  }

  /**
   * Reports how to stop a private transport. The handler is meant for the timeout of the handshake
   * but works at any time. A shared transport has none.
   */
  @Override
  public UpgradeRequest createUpgradeRequest(@Nullable TimeoutHandler stopTransport) {
    if (stopTransport != null) {
      listener.privateTransport(() -> stop(stopTransport));
    }
    return tyrus.createUpgradeRequest(stopTransport);
  }

  /**
   * Stops a private transport. That closes the connection, and Tyrus then stops the transport
   * again, sometimes on the same thread in the middle of the first stop: Grizzly 4.0.2 completes
   * the inner stop and throws a NullPointerException from the outer one.
   */
  private static void stop(TimeoutHandler stopTransport) {
    try {
      stopTransport.handleTimeout();
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "Grizzly failed while its transport stopped", e);
    }
  }

  /**
   * Handles refusals itself: Tyrus would report a redirect without its cookies, and would send a
   * second request after a 401.
   */
  @Override
  public ClientUpgradeInfo processResponse(
      UpgradeResponse response, Writer writer, Connection.CloseListener closeListener) {
    if (response.getStatus() == 101) {
      return switched(response, writer, closeListener);
    }
    listener.upgradeRefused(response.getStatus(), response);
    return failed(new IOException("The upgrade got status " + response.getStatus()));
  }

  private ClientUpgradeInfo failed(IOException cause) {
    listener.connectFailed(cause); // has no effect after a refusal
    tyrus.processError(cause);
    return new RefusedUpgrade();
  }

  /** Checks what Tyrus does not (RFC 6455, section 4.1). */
  private ClientUpgradeInfo switched(
      UpgradeResponse response, Writer writer, Connection.CloseListener closeListener) {
    if (!reduceToUpgrade(response.getHeaders())) {
      return failed(new IOException("The response to the upgrade has no Connection: Upgrade"));
    }
    if (response.getFirstHeaderValue(EXTENSIONS) != null) {
      return failed(new IOException("The server accepted an extension that was not offered"));
    }
    ClosingWriter closing = new ClosingWriter(new PongWriter(writer));
    listener.upgraded(closing);
    return new AcceptedUpgrade(tyrus.processResponse(response, closing, closeListener), listener);
  }

  /**
   * Leaves only {@code Upgrade} of the options of the connection, because Tyrus looks at the first
   * one; returns false if it is not among them.
   */
  private static boolean reduceToUpgrade(Map<String, List<String>> fields) {
    for (Map.Entry<String, List<String>> field : fields.entrySet()) {
      if (field.getKey().equalsIgnoreCase(UpgradeRequest.CONNECTION)
          && field.getValue().stream().anyMatch(GrizzlyBridge::isUpgrade)) {
        field.setValue(List.of(UpgradeRequest.UPGRADE));
        return true;
      }
    }
    return false;
  }

  private static boolean isUpgrade(String option) {
    return option.strip().equalsIgnoreCase(UpgradeRequest.UPGRADE);
  }

  @Override
  public void processError(Throwable failure) {
    listener.connectFailed(failure);
    tyrus.processError(failure);
  }

  private static final class AcceptedUpgrade implements ClientUpgradeInfo {

    private final ClientUpgradeInfo tyrus;
    private final GrizzlyListener listener;

    AcceptedUpgrade(ClientUpgradeInfo tyrus, GrizzlyListener listener) {
      this.tyrus = tyrus;
      this.listener = listener;
    }

    @Override
    public ClientUpgradeStatus getUpgradeStatus() {
      return tyrus.getUpgradeStatus();
    }

    @Override
    public Connection createConnection() {
      return new ActivityConnection(tyrus.createConnection(), listener);
    }
  }

  private static final class RefusedUpgrade implements ClientUpgradeInfo {

    @Override
    public ClientUpgradeStatus getUpgradeStatus() {
      return ClientUpgradeStatus.UPGRADE_REQUEST_FAILED;
    }

    @Override
    public Connection createConnection() {
      throw new IllegalStateException("The server refused the upgrade");
    }
  }
}
