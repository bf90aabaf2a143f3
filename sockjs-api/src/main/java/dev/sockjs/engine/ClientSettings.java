package dev.sockjs.engine;

import dev.sockjs.CookieStore;
import dev.sockjs.ProxySettings;
import dev.sockjs.SockJsClientBuilder;
import dev.sockjs.SockJsOptions;
import dev.sockjs.spi.TransportProvider;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** What an application set with {@link SockJsClientBuilder}, for the engine. */
public interface ClientSettings {

  /**
   * See {@link SockJsClientBuilder#sslContext}.
   *
   * @return the context, or empty for the platform's
   */
  Optional<SSLContext> sslContext();

  /**
   * See {@link SockJsClientBuilder#sslParameters}.
   *
   * @return the parameters, or empty for the context's
   */
  Optional<SSLParameters> sslParameters();

  /**
   * See {@link SockJsClientBuilder#proxy}.
   *
   * @return the proxy, or empty for none
   */
  Optional<ProxySettings> proxy();

  /**
   * See {@link SockJsClientBuilder#cookieStore}.
   *
   * @return the store, or empty for the engine's own
   */
  Optional<CookieStore> cookieStore();

  /**
   * See {@link SockJsClientBuilder#executor}.
   *
   * @return the executor, or empty for the engine's own
   */
  Optional<Executor> executor();

  /**
   * See {@link SockJsClientBuilder#transports(List)}.
   *
   * @return the providers given by hand
   */
  List<TransportProvider> transports();

  /**
   * See {@link SockJsClientBuilder#discovery}.
   *
   * @return whether services are looked up
   */
  boolean discovery();

  /**
   * The loader in which services are looked up.
   *
   * @return the loader, or empty for the platform's
   */
  Optional<ClassLoader> classLoader();

  /**
   * See {@link SockJsClientBuilder#moduleLayer}.
   *
   * @return the layer, or empty for none
   */
  Optional<ModuleLayer> moduleLayer();

  /**
   * See {@link SockJsClientBuilder#defaultOptions}.
   *
   * @return the options of connections that bring none
   */
  SockJsOptions defaultOptions();
}
