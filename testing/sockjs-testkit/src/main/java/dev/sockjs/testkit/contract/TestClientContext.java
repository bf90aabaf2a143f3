package dev.sockjs.testkit.contract;

import dev.sockjs.Http2;
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
 * A client context for tests without an engine. By default it has no settings, real threads and
 * real time.
 *
 * <p>Thread-safe.
 */
public final class TestClientContext implements ClientContext, AutoCloseable {

  private final @Nullable SSLContext sslContext;
  private final @Nullable SSLParameters sslParameters;
  private final @Nullable ProxySettings proxy;
  private final Http2 http2;
  private final @Nullable ClassLoader classLoader;
  private final @Nullable Executor customBlocking;
  private final @Nullable Scheduler customScheduler;

  private final ExecutorService threads =
      Executors.newCachedThreadPool(new DaemonThreads("testkit blocking"));
  private final RealScheduler realScheduler = new RealScheduler();

  /** In the order of creation. Guarded by itself, as is {@link #closed}. */
  private final LinkedHashMap<Class<?>, AutoCloseable> shared = new LinkedHashMap<>();

  private boolean closed;

  private TestClientContext(Builder builder) {
    sslContext = builder.sslContext;
    sslParameters = builder.sslParameters;
    proxy = builder.proxy;
    http2 = builder.http2;
    classLoader = builder.classLoader;
    customBlocking = builder.blocking;
    customScheduler = builder.scheduler;
  }

  /**
   * Creates a context with no settings.
   *
   * @return a new context
   */
  public static TestClientContext create() {
    return builder().build();
  }

  /**
   * Starts building a context with no settings.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Starts building another context with the settings of this one. Neither closes the other.
   *
   * @return a new builder
   */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.sslContext = sslContext;
    builder.sslParameters = sslParameters;
    builder.proxy = proxy;
    builder.http2 = http2;
    builder.classLoader = classLoader;
    builder.blocking = customBlocking;
    builder.scheduler = customScheduler;
    return builder;
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
  public Http2 http2() {
    return http2;
  }

  @Override
  public Optional<ClassLoader> classLoader() {
    return Optional.ofNullable(classLoader);
  }

  @Override
  public Executor blocking() {
    return customBlocking == null ? threads : customBlocking;
  }

  @Override
  public Scheduler scheduler() {
    return customScheduler == null ? realScheduler : customScheduler;
  }

  @Override
  public <T extends AutoCloseable> T shared(Class<T> key, Supplier<T> create) {
    synchronized (shared) {
      if (closed) {
        throw new IllegalStateException("The client is closed; cannot share " + key.getName());
      }
      return key.cast(shared.computeIfAbsent(key, absent -> create.get()));
    }
  }

  /**
   * Closes all shared objects, the newest first, interrupts the context's own threads, and waits up
   * to 10 s for them to end. Close the factories first. A second call does nothing.
   *
   * @throws AssertionError if a shared object fails to close
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
      throw new AssertionError("Could not close a shared object", e);
    } finally {
      realScheduler.close();
      threads.shutdownNow();
      awaitThreads();
    }
  }

  private void awaitThreads() {
    try {
      // The result is ignored: work that ignores interrupts, such as a connect, may take longer.
      threads.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Builder of contexts. Not thread-safe. */
  public static final class Builder {

    private @Nullable SSLContext sslContext;
    private @Nullable SSLParameters sslParameters;
    private @Nullable ProxySettings proxy;
    private Http2 http2 = Http2.OFF;
    private @Nullable ClassLoader classLoader;
    private @Nullable Executor blocking;
    private @Nullable Scheduler scheduler;

    private Builder() {}

    /**
     * Sets the TLS context. By default the platform's.
     *
     * @param sslContext the context
     * @return this builder
     */
    public Builder sslContext(SSLContext sslContext) {
      this.sslContext = Objects.requireNonNull(sslContext, "sslContext");
      return this;
    }

    /**
     * Sets TLS protocols and cipher suites. By default the TLS context's.
     *
     * @param sslParameters the parameters
     * @return this builder
     */
    public Builder sslParameters(SSLParameters sslParameters) {
      this.sslParameters = Objects.requireNonNull(sslParameters, "sslParameters");
      return this;
    }

    /**
     * Sets the proxy. By default none.
     *
     * @param proxy the settings of the proxy
     * @return this builder
     */
    public Builder proxy(ProxySettings proxy) {
      this.proxy = Objects.requireNonNull(proxy, "proxy");
      return this;
    }

    /**
     * Sets where to use HTTP/2. By default nowhere.
     *
     * @param http2 the setting
     * @return this builder
     */
    public Builder http2(Http2 http2) {
      this.http2 = Objects.requireNonNull(http2, "http2");
      return this;
    }

    /**
     * Sets the class loader for services. By default the platform's.
     *
     * @param classLoader the class loader
     * @return this builder
     */
    public Builder classLoader(ClassLoader classLoader) {
      this.classLoader = Objects.requireNonNull(classLoader, "classLoader");
      return this;
    }

    /**
     * Sets the executor for blocking work. By default a cached pool of daemon threads.
     *
     * @param blocking the executor; the context does not shut it down
     * @return this builder
     */
    public Builder blocking(Executor blocking) {
      this.blocking = Objects.requireNonNull(blocking, "blocking");
      return this;
    }

    /**
     * Sets the scheduler, for example a {@link ManualScheduler}. By default real time.
     *
     * @param scheduler the scheduler
     * @return this builder
     */
    public Builder scheduler(Scheduler scheduler) {
      this.scheduler = Objects.requireNonNull(scheduler, "scheduler");
      return this;
    }

    /**
     * Creates the context.
     *
     * @return a new context; the caller closes it
     */
    public TestClientContext build() {
      return new TestClientContext(this);
    }
  }
}
