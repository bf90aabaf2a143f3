package dev.sockjs.transport.websocket.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.nio.transport.TCPNIOTransportBuilder;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;
import org.jspecify.annotations.Nullable;

/** The Grizzly transport of one connection: threads and sockets, private or shared. */
interface GrizzlyTransport {

  /**
   * Starts the threads.
   *
   * @throws IOException if they could not be started, or if the transport was stopped
   */
  TCPNIOTransport start() throws IOException;

  /** Frees what belongs to this connection alone. May be called at any time, and again. */
  void stop(@Nullable Connection<?> connection);

  /** Returns the configuration of a pool with a fixed number of threads. */
  static ThreadPoolConfig pool(int threads) {
    return ThreadPoolConfig.defaultConfig().setCorePoolSize(threads).setMaxPoolSize(threads);
  }

  /** The transport that serves one connection only, with one selector and two workers. */
  final class Private implements GrizzlyTransport {

    private static final int WORKERS = 2;

    private final TCPNIOTransport transport = build();
    private boolean stopped;

    private static TCPNIOTransport build() {
      TCPNIOTransport transport =
          TCPNIOTransportBuilder.newInstance()
              .setReuseAddress(false)
              .setWorkerThreadPoolConfig(pool(WORKERS))
              .setSelectorThreadPoolConfig(pool(1))
              .build();
      transport.setSelectorRunnersCount(1);
      return transport;
    }

    @Override
    public synchronized TCPNIOTransport start() throws IOException {
      if (stopped) {
        throw new IOException("The connection was given up");
      }
      transport.start();
      return transport;
    }

    /**
     * Closes the connection too. The end of the connection causes another stop, which has no
     * effect.
     */
    @Override
    public void stop(@Nullable Connection<?> connection) {
      synchronized (this) {
        if (stopped) {
          return;
        }
        stopped = true;
      }
      try {
        transport.shutdownNow();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
