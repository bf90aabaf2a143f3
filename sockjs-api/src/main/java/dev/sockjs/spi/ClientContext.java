package dev.sockjs.spi;

import dev.sockjs.ProxySettings;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** What is set once for a client, and what its transports share. Safe for any thread. */
public interface ClientContext {

  /**
   * The TLS context of every request.
   *
   * @return the context, or empty for the platform's default
   */
  Optional<SSLContext> sslContext();

  /**
   * TLS protocols and cipher suites of every request.
   *
   * @return the parameters, not to be changed; or empty for the context's default
   */
  Optional<SSLParameters> sslParameters();

  /**
   * The proxy of every request.
   *
   * @return the proxy, or empty for none
   */
  Optional<ProxySettings> proxy();

  /**
   * The loader in which a transport looks up services of its own.
   *
   * @return the loader, or empty for the platform's
   */
  Optional<ClassLoader> classLoader();

  /**
   * Runs work that blocks, such as a blocking connect: a cached pool of daemon threads.
   *
   * @return the executor; not to be shut down
   */
  Executor blocking();

  /**
   * Returns the client's clock and timer.
   *
   * @return the scheduler
   */
  Scheduler scheduler();

  /**
   * What several transports of one client share, such as an HTTP client: made at the first call,
   * closed with the client, after all transports.
   *
   * @param key the type that names it
   * @param create makes it; called at most once for each client and key
   * @param <T> its type
   * @return the client's one instance
   * @throws IllegalStateException if the client is closed
   */
  <T extends AutoCloseable> T shared(Class<T> key, Supplier<T> create);
}
