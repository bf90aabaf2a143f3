package dev.sockjs.transport.websocket.container;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.nio.transport.TCPNIOTransportBuilder;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;
import org.jspecify.annotations.Nullable;

/**
 * One connection's share in the Grizzly transport of the whole JVM. The threads end some time after
 * the last connection.
 */
final class SharedTransport implements GrizzlyTransport {

  private static final Logger LOG = System.getLogger(SharedTransport.class.getPackageName());

  private static final int IDLE_SECONDS = 30;

  /** Guards the fields below. */
  private static final Object LOCK = new Object();

  private static @Nullable TCPNIOTransport running;
  private static int connections;

  /** Counts the connections since the beginning, to notice one that came and went meanwhile. */
  private static long total;

  private final AtomicBoolean used = new AtomicBoolean();

  @Override
  public TCPNIOTransport start() throws IOException {
    synchronized (LOCK) {
      TCPNIOTransport transport = running;
      if (transport == null) {
        transport = build();
        transport.start();
        running = transport;
      }
      connections++;
      total++;
      used.set(true);
      return transport;
    }
  }

  /**
   * Limits the workers, which never wait for an application. Without a limit, Grizzly's pool grows
   * with the number of concurrent connects.
   */
  private static TCPNIOTransport build() {
    int threads = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
    return TCPNIOTransportBuilder.newInstance()
        .setReuseAddress(false)
        .setWorkerThreadPoolConfig(GrizzlyTransport.pool(threads))
        .setSelectorThreadPoolConfig(ThreadPoolConfig.defaultConfig())
        .build();
  }

  /** Closes the connection, and leaves the threads to the others. */
  @Override
  public void stop(@Nullable Connection<?> connection) {
    if (connection != null) {
      connection.closeSilently();
    }
    if (!used.compareAndSet(true, false)) {
      return;
    }
    synchronized (LOCK) {
      connections--;
      if (connections == 0) {
        long last = total;
        CompletableFuture.delayedExecutor(IDLE_SECONDS, TimeUnit.SECONDS)
            .execute(() -> stopIfUnusedSince(last));
      }
    }
  }

  private static void stopIfUnusedSince(long last) {
    synchronized (LOCK) {
      TCPNIOTransport transport = running;
      if (transport != null && total == last) {
        running = null;
        try {
          transport.shutdownNow();
        } catch (IOException e) {
          LOG.log(Level.DEBUG, "Could not stop the shared transport", e);
        }
      }
    }
  }
}
