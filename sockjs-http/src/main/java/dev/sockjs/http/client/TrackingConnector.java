package dev.sockjs.http.client;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Predicate;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.util.IO;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * Connector that enables TCP keep-alive on its channels and closes all of them when it stops. It
 * sets up TLS when the first connection needs it, and exempts connections in use from the idle
 * timeout.
 */
final class TrackingConnector extends ClientConnector {

  /** The channels that may be open. Guarded by itself, as is {@link #stopped}. */
  private final Set<SelectableChannel> channels = Collections.newSetFromMap(new WeakHashMap<>());

  private boolean stopped;

  private final Predicate<Connection> isInUse;

  /**
   * @param isInUse returns true for connections that must not be closed although they are idle
   */
  TrackingConnector(Predicate<Connection> isInUse) {
    this.isInUse = isInUse;
  }

  @Override
  public void setSslContextFactory(SslContextFactory.Client tls) {
    super.setSslContextFactory(tls);
    unmanage(tls);
  }

  @Override
  public SslContextFactory.Client getSslContextFactory() {
    SslContextFactory.Client tls = super.getSslContextFactory();
    if (isStarted()) {
      LifeCycle.start(tls);
    }
    return tls;
  }

  @Override
  protected void configure(SelectableChannel channel) throws IOException {
    track(channel);
    super.configure(channel);
    if (channel instanceof NetworkChannel socket) {
      TcpKeepAlive.enable(socket);
    }
  }

  private void track(SelectableChannel channel) throws IOException {
    synchronized (channels) {
      if (stopped) {
        channel.close();
        throw new ClosedChannelException();
      }
      channels.add(channel);
    }
  }

  /** Closes the channels that Jetty leaves open: those that are being connected. */
  @Override
  protected void doStop() throws Exception {
    List<SelectableChannel> open;
    synchronized (channels) {
      stopped = true;
      open = List.copyOf(channels);
    }
    try {
      super.doStop();
    } finally {
      for (SelectableChannel channel : open) {
        IO.close(channel);
      }
    }
  }

  @Override
  protected EndPoint newEndPoint(
      SelectableChannel channel, ManagedSelector selector, SelectionKey key) {
    return channel instanceof SocketChannel socket
        ? new TcpEndPoint(socket, selector, key, getScheduler(), isInUse)
        : super.newEndPoint(channel, selector, key);
  }
}
