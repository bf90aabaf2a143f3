package dev.sockjs.transport.websocket.container;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.ssl.SSLEngineConfigurator;
import org.glassfish.grizzly.ssl.SSLFilter;

/** TLS for one connection. The host name of the certificate is always verified. */
final class TlsFilter extends SSLFilter {

  private final CompletableFuture<Void> completed = new CompletableFuture<>();

  TlsFilter(SSLContext context, String host) {
    super(null, new Engines(context, host));
  }

  /** Starts the handshake. */
  void start(Connection<?> connection) throws IOException {
    handshake(
        connection,
        new EmptyCompletionHandler<SSLEngine>() {
          @Override
          public void completed(SSLEngine engine) {
            completed.complete(null);
          }

          @Override
          public void failed(Throwable cause) {
            completed.completeExceptionally(cause);
          }
        });
  }

  /** Returns a stage that completes when the handshake does. */
  CompletableFuture<Void> completed() {
    return completed;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the method of Grizzly has it
  protected void notifyHandshakeFailed(Connection connection, Throwable cause) {
    completed.completeExceptionally(cause);
    connection.terminateSilently();
  }

  /** Gives each engine the host of the URL, which is not that of a proxy's address. */
  private static final class Engines extends SSLEngineConfigurator {

    private final String host;

    Engines(SSLContext context, String host) {
      super(context, true, false, false);
      this.host = host;
    }

    @Override
    public SSLEngine createSSLEngine(String peerHost, int peerPort) {
      SSLEngine engine = super.createSSLEngine(host, peerPort);
      SSLParameters parameters = engine.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      engine.setSSLParameters(parameters);
      return engine;
    }
  }
}
