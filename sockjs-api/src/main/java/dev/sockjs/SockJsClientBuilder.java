package dev.sockjs;

import dev.sockjs.engine.ClientProvider;
import dev.sockjs.engine.ClientSettings;
import dev.sockjs.spi.TransportProvider;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * Builder for {@link SockJsClient}. Its settings apply to every connection of the client and to
 * every transport. Not thread-safe.
 */
public final class SockJsClientBuilder {

  private @Nullable SSLContext sslContext;
  private @Nullable SSLParameters sslParameters;
  private @Nullable ProxySettings proxy;
  private Http2 http2 = Http2.OFF;
  private @Nullable CookieStore cookieStore;
  private Predicate<String> publicSuffixes = domain -> false;
  private @Nullable Executor executor;
  private List<TransportProvider> transports = List.of();
  private boolean discovery = true;
  private @Nullable ClassLoader classLoader;
  private @Nullable ModuleLayer moduleLayer;
  private SockJsOptions defaultOptions = SockJsOptions.defaults();

  SockJsClientBuilder() {}

  /**
   * Sets the TLS context for every request, by default {@link SSLContext#getDefault()}. Use it for
   * private certificate authorities and client certificates. Certificates and host names are always
   * verified.
   *
   * @param sslContext the context
   * @return this builder
   */
  public SockJsClientBuilder sslContext(SSLContext sslContext) {
    this.sslContext = Objects.requireNonNull(sslContext, "sslContext");
    return this;
  }

  /**
   * Sets the TLS protocols and cipher suites for every request, by default those of the TLS
   * context.
   *
   * @param sslParameters the parameters, which must not be modified after this call
   * @return this builder
   */
  public SockJsClientBuilder sslParameters(SSLParameters sslParameters) {
    this.sslParameters = Objects.requireNonNull(sslParameters, "sslParameters");
    return this;
  }

  /**
   * Sets the proxy for every request, by default none. A transport that does not support the proxy
   * is skipped; it never falls back to a direct connection.
   *
   * @param proxy the proxy
   * @return this builder
   */
  public SockJsClientBuilder proxy(ProxySettings proxy) {
    this.proxy = Objects.requireNonNull(proxy, "proxy");
    return this;
  }

  /**
   * Sets where the HTTP transports and the info request use HTTP/2, by default {@link Http2#OFF}.
   * Any other value needs the module {@code sockjs-http2}; without it, the HTTP transports are
   * skipped.
   *
   * <p>Do not use it with a server that closes the whole connection at the end of a response, as
   * the SockJS handler of Vert.x does: that would end all sessions on the connection.
   *
   * @param http2 where to use HTTP/2
   * @return this builder
   */
  public SockJsClientBuilder http2(Http2 http2) {
    this.http2 = Objects.requireNonNull(http2, "http2");
    return this;
  }

  /**
   * Sets the cookie store, by default a new store in memory that implements RFC 6265bis.
   *
   * @param cookieStore the store
   * @return this builder
   */
  public SockJsClientBuilder cookieStore(CookieStore cookieStore) {
    this.cookieStore = Objects.requireNonNull(cookieStore, "cookieStore");
    return this;
  }

  /**
   * Sets the public suffixes, the domains under which unrelated parties register names, such as
   * {@code co.uk} and {@code github.io}. The client's default cookie store accepts no cookie for
   * the whole of such a domain. By default it knows only those without a dot inside, such as {@code
   * com}, and trusts a server under {@code co.uk} not to set cookies for its neighbours. Use this
   * with the list of <a href="https://publicsuffix.org">publicsuffix.org</a> if the client connects
   * to servers of parties that do not trust each other. Has no effect on a store of your own.
   *
   * @param isPublicSuffix returns true for a public suffix; it gets domains in lower case, without
   *     a leading dot, on any thread, and must not block or throw
   * @return this builder
   */
  public SockJsClientBuilder publicSuffixes(Predicate<String> isPublicSuffix) {
    this.publicSuffixes = Objects.requireNonNull(isPublicSuffix, "isPublicSuffix");
    return this;
  }

  /**
   * Sets the executor that runs the application's code: listeners, completions of stages and header
   * functions. By default, the client creates a pool of daemon threads and shuts it down when it is
   * closed. That pool is small, but grows while callbacks block, so a listener that blocks delays
   * other connections by 20 ms at most; a pool of fixed size cannot guarantee this. {@code
   * Runnable::run} is the fastest choice, but callbacks then run on network threads and must never
   * block.
   *
   * <p>If the executor rejects a task or throws, the client runs the task on a thread of its own
   * and logs a warning.
   *
   * @param executor the executor, which the client does not shut down
   * @return this builder
   */
  public SockJsClientBuilder executor(Executor executor) {
    this.executor = Objects.requireNonNull(executor, "executor");
    return this;
  }

  /**
   * Sets additional transports; see {@link #transports(List)}.
   *
   * @param transports the providers
   * @return this builder
   */
  public SockJsClientBuilder transports(TransportProvider... transports) {
    return transports(List.of(transports));
  }

  /**
   * Sets transports in addition to those that are {@linkplain #discovery discovered}, by default
   * none. Such a transport replaces a discovered one of the same name.
   *
   * @param transports the providers
   * @return this builder
   */
  public SockJsClientBuilder transports(List<TransportProvider> transports) {
    this.transports = List.copyOf(transports);
    return this;
  }

  /**
   * Sets whether services are discovered with {@link ServiceLoader}, by default true. The services
   * are the transports and the HTTP clients for the info request. Without discovery, the client has
   * only its {@linkplain #transports(List) additional transports}, and uses the JDK's HTTP client
   * for the info request.
   *
   * @param discovery true to discover services
   * @return this builder
   */
  public SockJsClientBuilder discovery(boolean discovery) {
    this.discovery = discovery;
    return this;
  }

  /**
   * Sets the class loader in which services are discovered. By default, it is the context class
   * loader of the thread that calls {@link #build()}, or if that does not find {@code sockjs-core},
   * the class loader of this class.
   *
   * @param classLoader the class loader
   * @return this builder
   */
  public SockJsClientBuilder classLoader(ClassLoader classLoader) {
    this.classLoader = Objects.requireNonNull(classLoader, "classLoader");
    return this;
  }

  /**
   * Sets the module layer in which services are discovered, by default none. It is used instead of
   * the class loader, for programs that create their own layers.
   *
   * @param moduleLayer the layer
   * @return this builder
   */
  public SockJsClientBuilder moduleLayer(ModuleLayer moduleLayer) {
    this.moduleLayer = Objects.requireNonNull(moduleLayer, "moduleLayer");
    return this;
  }

  /**
   * Sets the options of connections that are made without options, by default {@link
   * SockJsOptions#defaults()}.
   *
   * @param defaultOptions the options
   * @return this builder
   */
  public SockJsClientBuilder defaultOptions(SockJsOptions defaultOptions) {
    this.defaultOptions = Objects.requireNonNull(defaultOptions, "defaultOptions");
    return this;
  }

  /**
   * Creates a client.
   *
   * @return a new client with the values set until now
   * @throws IllegalStateException if the engine (the module {@code dev.sockjs.core}) is not found,
   *     or if two transport providers have the same name and the same priority
   */
  public SockJsClient build() {
    ClassLoader loader = classLoader != null ? classLoader : defaultLoader();
    return engine(loader)
        .create(
            new Settings(
                Optional.ofNullable(sslContext),
                Optional.ofNullable(sslParameters),
                Optional.ofNullable(proxy),
                http2,
                Optional.ofNullable(cookieStore),
                publicSuffixes,
                Optional.ofNullable(executor),
                transports,
                discovery,
                Optional.ofNullable(loader),
                Optional.ofNullable(moduleLayer),
                defaultOptions));
  }

  /** Returns one class loader for engine and transports, so that their versions match. */
  private static @Nullable ClassLoader defaultLoader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return seesEngine(context) ? context : SockJsClientBuilder.class.getClassLoader();
  }

  private static boolean seesEngine(@Nullable ClassLoader loader) {
    try {
      return ServiceLoader.load(ClientProvider.class, loader).stream().findFirst().isPresent();
    } catch (ServiceConfigurationError | LinkageError e) {
      return false; // for example, the engine belongs to another copy of the API
    }
  }

  private ClientProvider engine(@Nullable ClassLoader loader) {
    Optional<ClientProvider> engine =
        moduleLayer == null
            ? Optional.empty()
            : ServiceLoader.load(moduleLayer, ClientProvider.class).findFirst();
    return engine
        .or(() -> ServiceLoader.load(ClientProvider.class, loader).findFirst())
        .or(
            () ->
                ServiceLoader.load(ClientProvider.class, ClientProvider.class.getClassLoader())
                    .findFirst())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No SockJS engine was found: add sockjs-core to the class path or module"
                        + " path, and keep its files in META-INF/services if jars are merged"));
  }

  /** The values of the builder when it builds a client. */
  private record Settings(
      Optional<SSLContext> sslContext,
      Optional<SSLParameters> sslParameters,
      Optional<ProxySettings> proxy,
      Http2 http2,
      Optional<CookieStore> cookieStore,
      Predicate<String> publicSuffixes,
      Optional<Executor> executor,
      List<TransportProvider> transports,
      boolean discovery,
      Optional<ClassLoader> classLoader,
      Optional<ModuleLayer> moduleLayer,
      SockJsOptions defaultOptions)
      implements ClientSettings {}
}
