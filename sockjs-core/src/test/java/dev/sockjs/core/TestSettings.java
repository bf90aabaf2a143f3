package dev.sockjs.core;

import dev.sockjs.CookieStore;
import dev.sockjs.Http2;
import dev.sockjs.ProxySettings;
import dev.sockjs.ServerInfo;
import dev.sockjs.SockJsOptions;
import dev.sockjs.engine.ClientSettings;
import dev.sockjs.spi.TransportProvider;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** Settings of a client that has only the given transports and sends no info request. */
record TestSettings(List<TransportProvider> transports, Executor callbackExecutor)
    implements ClientSettings {

  /** Creates settings with callbacks on the calling thread. */
  TestSettings(TransportProvider... transports) {
    this(List.of(transports), Runnable::run);
  }

  @Override
  public Optional<SSLContext> sslContext() {
    return Optional.empty();
  }

  @Override
  public Optional<SSLParameters> sslParameters() {
    return Optional.empty();
  }

  @Override
  public Optional<ProxySettings> proxy() {
    return Optional.empty();
  }

  @Override
  public Http2 http2() {
    return Http2.OFF;
  }

  @Override
  public Optional<CookieStore> cookieStore() {
    return Optional.empty();
  }

  @Override
  public Optional<Executor> executor() {
    return Optional.of(callbackExecutor);
  }

  @Override
  public boolean discovery() {
    return false;
  }

  @Override
  public Optional<ClassLoader> classLoader() {
    return Optional.empty();
  }

  @Override
  public Optional<ModuleLayer> moduleLayer() {
    return Optional.empty();
  }

  @Override
  public SockJsOptions defaultOptions() {
    return SockJsOptions.builder().info(ServerInfo.defaults()).build();
  }
}
