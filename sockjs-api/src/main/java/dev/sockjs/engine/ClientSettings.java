package dev.sockjs.engine;

import dev.sockjs.CookieStore;
import dev.sockjs.Http2;
import dev.sockjs.ProxySettings;
import dev.sockjs.SockJsOptions;
import dev.sockjs.spi.TransportProvider;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** The settings of a client that is about to be created. Immutable. */
public interface ClientSettings {

  /** {@return the TLS context for every request, or empty for the platform's default} */
  Optional<SSLContext> sslContext();

  /** {@return the TLS parameters for every request, or empty for those of the TLS context} */
  Optional<SSLParameters> sslParameters();

  /** {@return the proxy for every request, or empty for none} */
  Optional<ProxySettings> proxy();

  /** {@return where the HTTP transports use HTTP/2} */
  Http2 http2();

  /** {@return the cookie store, or empty for the engine's own} */
  Optional<CookieStore> cookieStore();

  /**
   * {@return returns true for a domain of several labels under which unrelated parties register
   * names; the engine's own cookie store accepts no cookies for it}
   */
  default Predicate<String> publicSuffixes() {
    return domain -> false;
  }

  /** {@return the executor for the application's code, or empty for the engine's own threads} */
  Optional<Executor> executor();

  /** {@return the transports that the application gave; they replace discovered ones by name} */
  List<TransportProvider> transports();

  /** {@return true if services are discovered} */
  boolean discovery();

  /** {@return the class loader for the discovery, or empty for the system class loader} */
  Optional<ClassLoader> classLoader();

  /** {@return the module layer for the discovery, or empty to use the class loader} */
  Optional<ModuleLayer> moduleLayer();

  /** {@return the options of connections that are made without options} */
  SockJsOptions defaultOptions();
}
