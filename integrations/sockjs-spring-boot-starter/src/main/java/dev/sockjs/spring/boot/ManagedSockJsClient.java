package dev.sockjs.spring.boot;

import dev.sockjs.ClientStatistics;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;

/**
 * A client that the application context stops, and that can start again, as after a checkpoint or
 * in a test context that was paused.
 */
final class ManagedSockJsClient implements SockJsClient, SmartLifecycle {

  /**
   * Stops after the application's own beans, which are by default in the last phase and may still
   * send, and before the graceful shutdown of Spring Boot's web server, which is 1024 phases before
   * the last.
   */
  static final int PHASE = DEFAULT_PHASE - 512;

  private final Supplier<SockJsClient> factory;
  private SockJsClient client;
  private boolean running = true;

  ManagedSockJsClient(Supplier<SockJsClient> factory) {
    this.factory = factory;
    this.client = factory.get();
  }

  private synchronized SockJsClient current() {
    return client;
  }

  @Override
  public SockJs connect(URI url, SockJsListener listener) {
    return current().connect(url, listener);
  }

  @Override
  public SockJs connect(URI url, SockJsOptions options, SockJsListener listener) {
    return current().connect(url, options, listener);
  }

  @Override
  public SockJsOptions defaultOptions() {
    return current().defaultOptions();
  }

  @Override
  public List<String> transports() {
    return current().transports();
  }

  /** Returns the counters of the current client, which begin at zero after a restart. */
  @Override
  public ClientStatistics statistics() {
    return current().statistics();
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  @Override
  public synchronized boolean isRunning() {
    return running;
  }

  @Override
  public synchronized void start() {
    if (!running) {
      client = factory.get();
      running = true;
    }
  }

  @Override
  public void stop() {
    markStopped();
    current().close();
  }

  /** Stops on a thread of its own, so that beans of the same phase can stop at the same time. */
  @Override
  public void stop(Runnable callback) {
    markStopped();
    Thread thread =
        new Thread(
            () -> {
              try {
                current().close();
              } finally {
                callback.run();
              }
            },
            "sockjs-client-stop");
    thread.setDaemon(true);
    thread.start();
  }

  /** Called last by the context. Ends at once what {@link #stop()} did not end in its time. */
  @Override
  public void close() {
    if (markStopped()) {
      current().close();
    } else {
      current().closeNow();
    }
  }

  @Override
  public void closeNow() {
    markStopped();
    current().closeNow();
  }

  /** Returns whether the client was running until now. */
  private synchronized boolean markStopped() {
    boolean wasRunning = running;
    running = false;
    return wasRunning;
  }

  @Override
  public String toString() {
    return "ManagedSockJsClient[transports=" + transports() + "]";
  }
}
