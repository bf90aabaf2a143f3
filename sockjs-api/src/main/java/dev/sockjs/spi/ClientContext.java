package dev.sockjs.spi;

import dev.sockjs.Http2;
import dev.sockjs.ProxySettings;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * The settings of a client that its transports apply, and the resources that they share. Safe for
 * use by any thread.
 */
public interface ClientContext {

  /** {@return the TLS context for every request, or empty for the platform's default} */
  Optional<SSLContext> sslContext();

  /**
   * Returns the TLS protocols and cipher suites for every request.
   *
   * @return the parameters, which must not be modified; empty for those of the TLS context
   */
  Optional<SSLParameters> sslParameters();

  /**
   * Returns the proxy for every request. If it is empty, the transport connects directly. It must
   * not use a proxy that the system, the JVM or an HTTP library names, such as {@code
   * http.proxyHost}, {@link java.net.ProxySelector} or {@code HTTPS_PROXY}. Many HTTP clients do
   * that unless they are told otherwise.
   *
   * @return the proxy, or empty to connect directly
   */
  Optional<ProxySettings> proxy();

  /**
   * Returns where to use HTTP/2. A transport that supports only HTTP/1.1 ignores it.
   *
   * @return the setting; {@link Http2#OFF} by default
   */
  Http2 http2();

  /**
   * Returns the class loader in which a transport discovers services of its own.
   *
   * @return the class loader, or empty for the system class loader
   */
  Optional<ClassLoader> classLoader();

  /**
   * Returns the executor for work that blocks, such as a blocking connect. It is a cached pool of
   * daemon threads.
   *
   * @return the executor, which must not be shut down
   */
  Executor blocking();

  /** {@return the clock and timer of the client} */
  Scheduler scheduler();

  /**
   * Returns the client's instance of a resource that several transports share, such as an HTTP
   * client. The first call creates the resource. The client closes it after all transports have
   * been closed.
   *
   * @param key the type by which the resource is found
   * @param create creates the resource; called at most once for each client and key
   * @param <T> the type of the resource
   * @return the client's instance
   * @throws IllegalStateException if the client is closed
   */
  <T extends AutoCloseable> T shared(Class<T> key, Supplier<T> create);
}
