package dev.sockjs.core;

import dev.sockjs.Http2;
import dev.sockjs.ProxySettings;
import dev.sockjs.core.concurrent.Interrupts;
import dev.sockjs.engine.ClientSettings;
import dev.sockjs.spi.Causes;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Scheduler;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** The client as its transports see it, with the objects that they share. */
final class CoreContext implements ClientContext, AutoCloseable {

  private static final Logger LOG = System.getLogger("dev.sockjs.core");

  private final ClientSettings settings;
  private final Executor blocking;
  private final Scheduler scheduler;
  private final Map<Class<?>, AutoCloseable> shared = new HashMap<>();
  private final Deque<AutoCloseable> closeOrder = new ArrayDeque<>();
  private boolean closed;

  CoreContext(ClientSettings settings, Executor blocking, Scheduler scheduler) {
    this.settings = settings;
    this.blocking = blocking;
    this.scheduler = scheduler;
  }

  @Override
  public Optional<SSLContext> sslContext() {
    return settings.sslContext();
  }

  @Override
  public Optional<SSLParameters> sslParameters() {
    return settings.sslParameters();
  }

  @Override
  public Optional<ProxySettings> proxy() {
    return settings.proxy();
  }

  @Override
  public Http2 http2() {
    return settings.http2();
  }

  @Override
  public Optional<ClassLoader> classLoader() {
    return settings.classLoader();
  }

  @Override
  public Executor blocking() {
    return blocking;
  }

  @Override
  public Scheduler scheduler() {
    return scheduler;
  }

  @Override
  public synchronized <T extends AutoCloseable> T shared(Class<T> key, Supplier<T> create) {
    if (closed) {
      throw new IllegalStateException("The client is closed");
    }
    AutoCloseable existing = shared.get(key);
    if (existing != null) {
      return key.cast(existing);
    }
    T created = create.get();
    shared.put(key, created);
    closeOrder.push(created);
    return created;
  }

  /** Closes the shared objects, the newest first. */
  @Override
  public void close() {
    Deque<AutoCloseable> toClose;
    synchronized (this) {
      closed = true;
      toClose = new ArrayDeque<>(closeOrder);
      closeOrder.clear();
      shared.clear(); // so that a closed client does not keep them in memory
    }
    for (AutoCloseable resource : toClose) {
      closeQuietly(resource);
    }
  }

  /**
   * Closes one object and logs an exception, so that the caller can close the next one. If the
   * thread is interrupted meanwhile, closes the object again, because it may have stopped halfway.
   */
  static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Throwable e) {
      if (isInterrupt(e)) {
        Interrupts.defer(() -> closeAgain(resource));
        Thread.currentThread().interrupt();
      } else {
        logFailure(resource, e);
      }
    }
  }

  private static void closeAgain(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Throwable e) {
      logFailure(resource, e);
    }
  }

  private static boolean isInterrupt(Throwable failure) {
    return Causes.of(failure).anyMatch(InterruptedException.class::isInstance);
  }

  private static void logFailure(AutoCloseable resource, Throwable failure) {
    LOG.log(Level.WARNING, "Closing " + resource.getClass().getName() + " failed", failure);
  }
}
