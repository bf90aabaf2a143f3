package dev.sockjs.core;

import dev.sockjs.ProxySettings;
import dev.sockjs.TransportOption;
import dev.sockjs.engine.ClientSettings;
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

/** What the transports of one client see of it, and what they share through it. */
public final class CoreContext implements ClientContext, AutoCloseable {

  private static final Logger LOG = System.getLogger("dev.sockjs.core");

  private final ClientSettings settings;
  private final Executor blocking;
  private final Scheduler timer;
  private final Map<Class<?>, AutoCloseable> shared = new HashMap<>();
  private final Deque<AutoCloseable> closeOrder = new ArrayDeque<>();
  private boolean closed;

  public CoreContext(ClientSettings settings, Executor blocking, Scheduler timer) {
    this.settings = settings;
    this.blocking = blocking;
    this.timer = timer;
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
  public Optional<ClassLoader> classLoader() {
    return settings.classLoader();
  }

  @Override
  public Executor blocking() {
    return blocking;
  }

  @Override
  public Scheduler timer() {
    return timer;
  }

  @Override
  public <T> Optional<T> option(TransportOption<T> option) {
    return settings.defaultOptions().transportOption(option);
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

  /** Closes what is shared, the newest first. */
  @Override
  public void close() {
    Deque<AutoCloseable> toClose;
    synchronized (this) {
      closed = true;
      toClose = new ArrayDeque<>(closeOrder);
      closeOrder.clear();
      shared.clear(); // a closed client that somebody keeps must not keep these
    }
    for (AutoCloseable resource : toClose) {
      closeQuietly(resource);
    }
  }

  /** Closes one thing; what it throws must not keep the next one open. */
  static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.log(Level.WARNING, "Closing " + resource.getClass().getName() + " failed", e);
    }
  }
}
