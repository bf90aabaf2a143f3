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
 * A TLS context that sets the client's {@link SSLParameters} and the name of the server on every
 * engine it creates, because the Jakarta API accepts only a context, and Grizzly may connect to an
 * address. A container that uses socket factories instead of engines does not get the parameters.
 */
public final class TlsContext extends SSLContext {

  private TlsContext(SSLContext context, @Nullable SSLParameters parameters, String host) {
    super(new Spi(context, parameters, host), context.getProvider(), context.getProtocol());
  }

  /**
   * Returns the TLS context for a connection of a client; by default the platform's.
   *
   * @param host the name that the server's certificate must have
   */
  public static SSLContext of(ClientContext client, String host) throws NoSuchAlgorithmException {
    Optional<SSLContext> configured = client.sslContext();
    SSLContext context = configured.isPresent() ? configured.get() : SSLContext.getDefault();
    return new TlsContext(context, client.sslParameters().orElse(null), host);
  }

  /** Delegates to another context and sets the parameters of each engine. */
  private static final class Spi extends SSLContextSpi {

    private final SSLContext context;
    private final @Nullable SSLParameters parameters;
    private final String host;

    Spi(SSLContext context, @Nullable SSLParameters parameters, String host) {
      this.context = context;
      this.parameters = parameters;
      this.host = host;
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      return withParameters(context.createSSLEngine());
    }

    /** Ignores the host of the caller, which may be an address of the server. */
    @Override
    protected SSLEngine engineCreateSSLEngine(String address, int port) {
      return withParameters(context.createSSLEngine(host, port));
    }

    private SSLEngine withParameters(SSLEngine engine) {
      engine.setUseClientMode(true);
      if (parameters != null) {
        engine.setSSLParameters(parameters);
      }
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
