package dev.sockjs.transport.websocket.container;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.DeploymentException;
import java.io.IOException;
import java.util.Map;
import org.glassfish.tyrus.spi.ClientContainer;
import org.glassfish.tyrus.spi.ClientEngine;

/**
 * Reports the errors of a connect, such as a class of Grizzly that is missing: Tyrus calls its
 * container on a thread of its own, loses errors there, and waits for its timeout.
 */
final class ErrorReports {

  private ErrorReports() {}

  /** The container that Tyrus creates by its name. */
  public static final class Container implements ClientContainer {

    /** Creates the container. */
    public Container() {}

    @Override
    public void openClientSocket(
        ClientEndpointConfig config, Map<String, Object> properties, ClientEngine tyrus)
        throws DeploymentException, IOException {
      try {
        GrizzlyBridge.connect(config, properties, tyrus);
      } catch (Error e) {
        GrizzlyListener.attachedTo(config).connectFailed(e);
        tyrus.processError(e);
        throw e;
      }
    }
  }
}
