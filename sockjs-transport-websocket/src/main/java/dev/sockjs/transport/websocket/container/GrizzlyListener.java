package dev.sockjs.transport.websocket.container;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.HandshakeResponse;
import java.util.Objects;

/**
 * Receives the events of one connection that Tyrus reports late or not at all. It is {@linkplain
 * #attachTo attached} to the configuration of the endpoint. {@link TyrusContainers} use it; a
 * {@link ProvidedContainer} ignores it.
 */
public interface GrizzlyListener {

  /** Attaches this listener to the connection that is made with a configuration. */
  default void attachTo(ClientEndpointConfig config) {
    config.getUserProperties().put(GrizzlyListener.class.getName(), this);
  }

  /** Returns the listener that is attached to a configuration. */
  static GrizzlyListener attachedTo(ClientEndpointConfig config) {
    Object listener = config.getUserProperties().get(GrizzlyListener.class.getName());
    return (GrizzlyListener) Objects.requireNonNull(listener, "listener");
  }

  /**
   * The connection has a Grizzly transport of its own.
   *
   * @param stop ends the threads of the transport and closes its socket; works at any time
   */
  void privateTransport(Runnable stop);

  /**
   * The server accepted the upgrade.
   *
   * @param closing closes the connection in order
   */
  void upgraded(ClosingHandshake closing);

  /** The server, or a proxy, responded to the upgrade with a status other than 101. */
  void upgradeRefused(int status, HandshakeResponse response);

  /** The connection could not be made, for example because a proxy refused it. */
  void connectFailed(Throwable cause);

  /**
   * Bytes arrived after the upgrade, perhaps less than a frame.
   *
   * @param last the last one of them
   */
  void bytesReceived(byte last);
}
