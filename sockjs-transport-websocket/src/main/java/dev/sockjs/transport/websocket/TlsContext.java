package dev.sockjs.transport.websocket;

import dev.sockjs.spi.ClientContext;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A TLS context that carries the client's {@link SSLParameters}: the Jakarta API takes a context
 * and nothing else. It serves containers that work with engines, as all but the JDK's own do.
 */
final class TlsContext extends SSLContext {

  private TlsContext(SSLContext context, SSLParameters parameters) {
    super(new Spi(context, parameters), context.getProvider(), context.getProtocol());
  }

  /** The TLS context of the client's connections, the platform's by default. */
  static SSLContext of(ClientContext client) throws NoSuchAlgorithmException {
    Optional<SSLContext> given = client.sslContext();
    SSLContext context = given.isPresent() ? given.get() : SSLContext.getDefault();
    return client
        .sslParameters()
        .<SSLContext>map(parameters -> new TlsContext(context, parameters))
        .orElse(context);
  }

  private static final class Spi extends SSLContextSpi {

    private final SSLContext context;
    private final SSLParameters parameters;

    Spi(SSLContext context, SSLParameters parameters) {
      this.context = context;
      this.parameters = parameters;
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      return parameterized(context.createSSLEngine());
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      return parameterized(context.createSSLEngine(host, port));
    }

    private SSLEngine parameterized(SSLEngine engine) {
      engine.setUseClientMode(true);
      engine.setSSLParameters(parameters);
      return engine;
    }

    @Override
    protected void engineInit(
        KeyManager @Nullable [] keys,
        TrustManager @Nullable [] trust,
        @Nullable SecureRandom random)
        throws KeyManagementException {
      throw new KeyManagementException("Initialized already");
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      return context.getSocketFactory();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      return context.getServerSocketFactory();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      return context.getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      return context.getClientSessionContext();
    }

    /** Grizzly sets these on every engine. */
    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
      return engineCreateSSLEngine().getSSLParameters();
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
      return context.getSupportedSSLParameters();
    }
  }
}
