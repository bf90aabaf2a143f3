package dev.sockjs.http.client;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.Predicate;
import org.eclipse.jetty.client.Destination;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.util.IO;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * Connector that enables TCP keep-alive on its channels and closes all of them when it stops. It
 * reports the socket of a connect to the {@link ConnectSlot} of the request, sets up TLS when the
 * first connection needs it, and exempts connections in use from the idle timeout.
 */
final class TrackingConnector extends ClientConnector {

  /** The slot for which this thread is opening a channel. */
  private static final ThreadLocal<@Nullable ConnectSlot> CONNECTING = new ThreadLocal<>();

  /**
   * The channels that may be open, and the slot of each if there is one. Guarded by itself, as is
   * {@link #stopped}.
   */
  private final Map<SelectableChannel, Optional<ConnectSlot>> channels = new WeakHashMap<>();

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
  public void connect(SocketAddress address, Map<String, Object> context) {
    CONNECTING.set(slot(context));
    try {
      super.connect(address, context);
    } finally {
      CONNECTING.remove();
    }
  }

  /** Looks for the destination among the values, because its key depends on the Jetty version. */
  private static @Nullable ConnectSlot slot(Map<String, Object> context) {
    return context.values().stream()
        .filter(Destination.class::isInstance)
        .map(destination -> ((Destination) destination).getOrigin().getTag())
        .filter(ConnectSlot.class::isInstance)
        .map(ConnectSlot.class::cast)
        .findFirst()
        .orElse(null);
  }

  @Override
  protected void configure(SelectableChannel channel) throws IOException {
    Optional<ConnectSlot> slot = Optional.ofNullable(CONNECTING.get());
    track(channel, slot);
    slot.ifPresent(user -> user.socket(() -> closeWhileConnecting(channel)));
    super.configure(channel);
    if (channel instanceof NetworkChannel socket) {
      TcpKeepAlive.enable(socket);
    }
  }

  /** Closes the channel. The selector frees its socket, but only when it wakes up. */
  private void closeWhileConnecting(SelectableChannel channel) {
    IO.close(channel);
    getSelectorManager()
        .getBeans(ManagedSelector.class)
        .forEach(selector -> selector.submit(woken -> {}));
  }

  private void track(SelectableChannel channel, Optional<ConnectSlot> slot) throws IOException {
    synchronized (channels) {
      if (stopped) {
        channel.close();
        throw new ClosedChannelException();
      }
      channels.put(channel, slot);
    }
  }

  /** Closes the channels that Jetty leaves open: those that are being connected. */
  @Override
  protected void doStop() throws Exception {
    List<SelectableChannel> open;
    synchronized (channels) {
      stopped = true;
      open = List.copyOf(channels.keySet());
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
    if (!(channel instanceof SocketChannel socket)) {
      return super.newEndPoint(channel, selector, key);
    }
    TcpEndPoint endPoint = new TcpEndPoint(socket, selector, key, getScheduler(), isInUse);
    Optional<ConnectSlot> slot;
    synchronized (channels) {
      slot = channels.getOrDefault(channel, Optional.empty());
      channels.put(channel, Optional.empty());
    }
    slot.ifPresent(user -> user.socket(endPoint));
    return endPoint;
  }
}
