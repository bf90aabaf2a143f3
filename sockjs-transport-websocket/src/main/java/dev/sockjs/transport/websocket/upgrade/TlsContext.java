package dev.sockjs.transport.websocket.upgrade;

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
 * A TLS context that sets the client's {@link SSLParameters} on every engine it creates, because
 * the Jakarta API accepts only a context. A container that uses socket factories instead of engines
 * does not get the parameters.
 */
public final class TlsContext extends SSLContext {

  private TlsContext(SSLContext context, SSLParameters parameters) {
    super(new Spi(context, parameters), context.getProvider(), context.getProtocol());
  }

  /** Returns the TLS context for the connections of a client; by default the platform's. */
  public static SSLContext of(ClientContext client) throws NoSuchAlgorithmException {
    Optional<SSLContext> configured = client.sslContext();
    SSLContext context = configured.isPresent() ? configured.get() : SSLContext.getDefault();
    return client
        .sslParameters()
        .<SSLContext>map(parameters -> new TlsContext(context, parameters))
        .orElse(context);
  }

  /** Delegates to another context and sets the parameters of each engine. */
  private static final class Spi extends SSLContextSpi {

    private final SSLContext context;
    private final SSLParameters parameters;

    Spi(SSLContext context, SSLParameters parameters) {
      this.context = context;
      this.parameters = parameters;
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      return withParameters(context.createSSLEngine());
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      return withParameters(context.createSSLEngine(host, port));
    }

    private SSLEngine withParameters(SSLEngine engine) {
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
      throw new KeyManagementException("The context is already initialized");
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

    /** Returns the client's parameters, because Grizzly sets the default ones on every engine. */
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
