package dev.sockjs.transport.websocket.container;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.DeploymentException;
import java.io.IOException;
import java.util.Map;
import org.glassfish.tyrus.spi.ClientContainer;
import org.glassfish.tyrus.spi.ClientEngine;

/**
 * The container that Tyrus creates by its name. It reports the errors of the container below it,
 * such as a class of Grizzly that is missing: Tyrus calls it on a thread of its own, loses errors
 * there, and waits for its timeout.
 */
public final class ReportingContainer implements ClientContainer {

  /** Creates the container. */
  public ReportingContainer() {}

  @Override
  public void openClientSocket(
      ClientEndpointConfig config, Map<String, Object> properties, ClientEngine tyrus)
      throws DeploymentException, IOException {
    try {
      new GrizzlyBridge.Container().openClientSocket(config, properties, tyrus);
    } catch (Error e) {
      GrizzlyListener.attachedTo(config).connectFailed(e);
      tyrus.processError(e);
      throw e;
    }
  }
}
