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
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** Settings of a {@link SockJsClient}: all that is set once and honoured by every transport. */
public final class SockJsClientBuilder {

  private @Nullable SSLContext sslContext;
  private @Nullable SSLParameters sslParameters;
  private @Nullable ProxySettings proxy;
  private @Nullable CookieStore cookieStore;
  private @Nullable Executor executor;
  private List<TransportProvider> transports = List.of();
  private boolean discovery = true;
  private @Nullable ClassLoader classLoader;
  private @Nullable ModuleLayer moduleLayer;
  private SockJsOptions defaultOptions = SockJsOptions.defaults();

  SockJsClientBuilder() {}

  /**
   * The TLS context of every request, for private authorities and client certificates. By default
   * the platform's own; certificates and host names are always verified.
   *
   * @param sslContext the context
   * @return this builder
   */
  public SockJsClientBuilder sslContext(SSLContext sslContext) {
    this.sslContext = Objects.requireNonNull(sslContext, "sslContext");
    return this;
  }

  /**
   * TLS protocols and cipher suites of every request. By default the context's own.
   *
   * @param sslParameters the parameters; not to be changed any more
   * @return this builder
   */
  public SockJsClientBuilder sslParameters(SSLParameters sslParameters) {
    this.sslParameters = Objects.requireNonNull(sslParameters, "sslParameters");
    return this;
  }

  /**
   * The proxy of every request. By default none. A transport that cannot go through it is passed
   * over; none ever connects directly instead.
   *
   * @param proxy the proxy
   * @return this builder
   */
  public SockJsClientBuilder proxy(ProxySettings proxy) {
    this.proxy = Objects.requireNonNull(proxy, "proxy");
    return this;
  }

  /**
   * Where cookies are kept. By default in memory, as RFC 6265 says, for this client alone.
   *
   * @param cookieStore the store
   * @return this builder
   */
  public SockJsClientBuilder cookieStore(CookieStore cookieStore) {
    this.cookieStore = Objects.requireNonNull(cookieStore, "cookieStore");
    return this;
  }

  /**
   * What runs the application's code: listeners, completions of stages, header functions. By
   * default a cached pool of daemon threads that the client makes and ends, so that a listener that
   * blocks holds up nobody else; a pool of fixed size cannot promise that. {@code Runnable::run} is
   * the fastest choice: callbacks then run on network threads, and must never block.
   *
   * @param executor the executor; the client does not shut it down
   * @return this builder
   */
  public SockJsClientBuilder executor(Executor executor) {
    this.executor = Objects.requireNonNull(executor, "executor");
    return this;
  }

  /**
   * Transports given by hand, beside those discovered. Of two with one name the one given here
   * wins.
   *
   * @param transports the providers
   * @return this builder
   */
  public SockJsClientBuilder transports(TransportProvider... transports) {
    return transports(List.of(transports));
  }

  /**
   * Transports given by hand; see {@link #transports(TransportProvider...)}.
   *
   * @param transports the providers
   * @return this builder
   */
  public SockJsClientBuilder transports(List<TransportProvider> transports) {
    this.transports = List.copyOf(transports);
    return this;
  }

  /**
   * Whether transports are looked up with {@link ServiceLoader}. By default they are.
   *
   * @param discovery false for only those {@linkplain #transports given by hand}
   * @return this builder
   */
  public SockJsClientBuilder discovery(boolean discovery) {
    this.discovery = discovery;
    return this;
  }

  /**
   * Where services are looked up. By default the context class loader of the thread that builds the
   * client; or the one that loaded this class, if the engine cannot be seen from there.
   *
   * @param classLoader the loader
   * @return this builder
   */
  public SockJsClientBuilder classLoader(ClassLoader classLoader) {
    this.classLoader = Objects.requireNonNull(classLoader, "classLoader");
    return this;
  }

  /**
   * The module layer in which transports are looked up, for programs that make layers of their own.
   *
   * @param moduleLayer the layer
   * @return this builder
   */
  public SockJsClientBuilder moduleLayer(ModuleLayer moduleLayer) {
    this.moduleLayer = Objects.requireNonNull(moduleLayer, "moduleLayer");
    return this;
  }

  /**
   * The options of connections that bring none. Its transport options are also those that a
   * transport reads once, when the client first uses it.
   *
   * @param defaultOptions the options
   * @return this builder
   */
  public SockJsClientBuilder defaultOptions(SockJsOptions defaultOptions) {
    this.defaultOptions = Objects.requireNonNull(defaultOptions, "defaultOptions");
    return this;
  }

  /**
   * Makes the client.
   *
   * @return a new client
   * @throws IllegalStateException if there is no engine (the module {@code dev.sockjs.core}) to be
   *     found, or if two transport providers of one name have the same priority
   */
  public SockJsClient build() {
    ClassLoader loader = classLoader != null ? classLoader : defaultLoader();
    return engine(loader)
        .create(
            new Settings(
                Optional.ofNullable(sslContext),
                Optional.ofNullable(sslParameters),
                Optional.ofNullable(proxy),
                Optional.ofNullable(cookieStore),
                Optional.ofNullable(executor),
                transports,
                discovery,
                Optional.ofNullable(loader),
                Optional.ofNullable(moduleLayer),
                defaultOptions));
  }

  /** Engine and transports are to come from one place, as they have to fit each other. */
  private static @Nullable ClassLoader defaultLoader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return seesEngine(context) ? context : SockJsClientBuilder.class.getClassLoader();
  }

  private static boolean seesEngine(@Nullable ClassLoader loader) {
    try {
      return ServiceLoader.load(ClientProvider.class, loader).stream().findFirst().isPresent();
    } catch (ServiceConfigurationError e) {
      return false; // that of another copy of the API, for example
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
                    "No SockJS engine was found: add sockjs-core to the class path or module path"));
  }

  /** The builder's values at the time of {@link #build()}. */
  private record Settings(
      Optional<SSLContext> sslContext,
      Optional<SSLParameters> sslParameters,
      Optional<ProxySettings> proxy,
      Optional<CookieStore> cookieStore,
      Optional<Executor> executor,
      List<TransportProvider> transports,
      boolean discovery,
      Optional<ClassLoader> classLoader,
      Optional<ModuleLayer> moduleLayer,
      SockJsOptions defaultOptions)
      implements ClientSettings {}
}
