package dev.sockjs.testkit.contract;

import dev.sockjs.ProxySettings;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Scheduler;
import dev.sockjs.testkit.time.ManualScheduler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * A client's settings and means, as the engine would hand them to transports, for tests without an
 * engine. By default nothing is set, and threads and time are real.
 *
 * <p>Safe for any thread.
 */
public final class TestClientContext implements ClientContext, AutoCloseable {

  private final @Nullable SSLContext sslContext;
  private final @Nullable SSLParameters sslParameters;
  private final @Nullable ProxySettings proxy;
  private final @Nullable ClassLoader classLoader;
  private final @Nullable Executor givenBlocking;
  private final @Nullable Scheduler givenTimer;

  private final ExecutorService threads =
      Executors.newCachedThreadPool(new DaemonThreads("testkit blocking"));
  private final RealScheduler realTimer = new RealScheduler();

  /** In the order of creation; guarded by itself, as is {@link #closed}. */
  private final LinkedHashMap<Class<?>, AutoCloseable> shared = new LinkedHashMap<>();

  private boolean closed;

  private TestClientContext(Builder builder) {
    sslContext = builder.sslContext;
    sslParameters = builder.sslParameters;
    proxy = builder.proxy;
    classLoader = builder.classLoader;
    givenBlocking = builder.blocking;
    givenTimer = builder.timer;
  }

  /**
   * A context in which nothing is set.
   *
   * @return a new context
   */
  public static TestClientContext create() {
    return builder().build();
  }

  /**
   * Begins with nothing set.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public Optional<SSLContext> sslContext() {
    return Optional.ofNullable(sslContext);
  }

  @Override
  public Optional<SSLParameters> sslParameters() {
    return Optional.ofNullable(sslParameters);
  }

  @Override
  public Optional<ProxySettings> proxy() {
    return Optional.ofNullable(proxy);
  }

  @Override
  public Optional<ClassLoader> classLoader() {
    return Optional.ofNullable(classLoader);
  }

  @Override
  public Executor blocking() {
    return givenBlocking == null ? threads : givenBlocking;
  }

  @Override
  public Scheduler scheduler() {
    return givenTimer == null ? realTimer : givenTimer;
  }

  @Override
  public <T extends AutoCloseable> T shared(Class<T> key, Supplier<T> create) {
    synchronized (shared) {
      if (closed) {
        throw new IllegalStateException("The client is closed, and asked for " + key.getName());
      }
      return key.cast(shared.computeIfAbsent(key, absent -> create.get()));
    }
  }

  /**
   * Closes what was shared, the newest first, interrupts the context's own threads, and waits at
   * most 10 s until they have ended. Close the factories first. A second call does nothing.
   *
   * @throws AssertionError if something shared fails to close
   */
  @Override
  public void close() {
    List<AutoCloseable> newestFirst;
    synchronized (shared) {
      closed = true;
      newestFirst = new ArrayList<>(shared.values());
      shared.clear();
    }
    Collections.reverse(newestFirst);
    try {
      for (AutoCloseable each : newestFirst) {
        each.close();
      }
    } catch (Exception e) {
      throw new AssertionError("Could not close what was shared", e);
    } finally {
      realTimer.close();
      threads.shutdownNow();
      awaitThreads();
    }
  }

  private void awaitThreads() {
    try {
      // Work that blocks for longer, such as a connect, cannot be helped.
      threads.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Collects what a context says. Not thread-safe. */
  public static final class Builder {

    private @Nullable SSLContext sslContext;
    private @Nullable SSLParameters sslParameters;
    private @Nullable ProxySettings proxy;
    private @Nullable ClassLoader classLoader;
    private @Nullable Executor blocking;
    private @Nullable Scheduler timer;

    private Builder() {}

    /**
     * The TLS context. By default the platform's.
     *
     * @param sslContext the context
     * @return this builder
     */
    public Builder sslContext(SSLContext sslContext) {
      this.sslContext = Objects.requireNonNull(sslContext, "sslContext");
      return this;
    }

    /**
     * TLS protocols and cipher suites. By default the TLS context's.
     *
     * @param sslParameters the parameters
     * @return this builder
     */
    public Builder sslParameters(SSLParameters sslParameters) {
      this.sslParameters = Objects.requireNonNull(sslParameters, "sslParameters");
      return this;
    }

    /**
     * The proxy. By default none.
     *
     * @param proxy its settings
     * @return this builder
     */
    public Builder proxy(ProxySettings proxy) {
      this.proxy = Objects.requireNonNull(proxy, "proxy");
      return this;
    }

    /**
     * The loader for services. By default the platform's.
     *
     * @param classLoader the loader
     * @return this builder
     */
    public Builder classLoader(ClassLoader classLoader) {
      this.classLoader = Objects.requireNonNull(classLoader, "classLoader");
      return this;
    }

    /**
     * What runs blocking work. By default a cached pool of daemon threads.
     *
     * @param blocking the executor; the context does not shut it down
     * @return this builder
     */
    public Builder blocking(Executor blocking) {
      this.blocking = Objects.requireNonNull(blocking, "blocking");
      return this;
    }

    /**
     * The timer, for example a {@link ManualScheduler}. By default real time.
     *
     * @param timer the timer
     * @return this builder
     */
    public Builder timer(Scheduler timer) {
      this.timer = Objects.requireNonNull(timer, "timer");
      return this;
    }

    /**
     * The context.
     *
     * @return a new context, to be closed
     */
    public TestClientContext build() {
      return new TestClientContext(this);
    }
  }
}
