package dev.sockjs.http.client;

import dev.sockjs.spi.ClientContext;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.ProxyAuthenticationProtocolHandler;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.SocketAddressResolver;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/**
 * Makes the HttpClient of a client that brings none of its own: the plainest there is. HTTP/1.1
 * alone, no redirects, no cookies, nothing in a header that was not put there by the engine.
 */
public final class HttpClientFactory {

  /** All that ever runs on them is decoding and handing over; nothing waits. */
  private static final int THREADS = 4;

  /**
   * After this long an unused connection is closed: before Node.js does it (5 s, keepAliveTimeout),
   * so that no request meets the server's FIN halfway.
   */
  private static final Duration UNUSED = Duration.ofSeconds(4);

  /** The longest head of an answer; by Jetty's default there is no bound. */
  private static final int MAX_HEAD_BYTES = 64 << 10;

  /** After this long a pool without connections is forgotten. */
  private static final Duration EMPTY = Duration.ofMinutes(1);

  /** Of the order of what there is to read at a time; each reading takes a new one. */
  private static final int RESPONSE_BUFFER = 8 << 10;

  private HttpClientFactory() {}

  public static HttpClient start(ClientContext context) {
    HttpClient client = new HttpClient(new HttpClientTransportOverHTTP(connector(context)));
    client.setName("sockjs-http");
    client.setMaxConnectionsPerDestination(Integer.MAX_VALUE);
    client.setMaxRequestsQueuedPerDestination(Integer.MAX_VALUE);
    client.setDestinationIdleTimeout(EMPTY.toMillis());
    client.setMaxResponseHeadersSize(MAX_HEAD_BYTES);
    client.setFollowRedirects(false);
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    client.setUserAgentField(null);
    client.setUseInputDirectByteBuffers(false);
    client.setUseOutputDirectByteBuffers(false);
    client.setResponseBufferSize(RESPONSE_BUFFER);
    // A lookup blocks its thread; Jetty's own are too few for that. It has the system's timeout and
    // none of Jetty's, whose scheduler throws on that thread while the client is being stopped.
    client.setSocketAddressResolver(
        new SocketAddressResolver.Async(context.blocking(), client.getScheduler(), 0));
    client.addBean(TcpEndPoint.HANDSHAKES);
    context.proxy().ifPresent(proxy -> JettyProxy.configure(client, proxy));
    LifeCycle.start(client);
    // No Accept-Encoding, in CONNECT either: a proxy that compresses holds frames back.
    client.getContentDecoderFactories().clear();
    // These would read on in answers with 401 and 407, and hide some of them.
    client.getProtocolHandlers().remove(WWWAuthenticationProtocolHandler.NAME);
    client.getProtocolHandlers().remove(ProxyAuthenticationProtocolHandler.NAME);
    return client;
  }

  private static ClientConnector connector(ClientContext context) {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS);
    threads.setName("sockjs-http");
    threads.setDaemon(true);
    ClientConnector connector = new TrackingConnector();
    connector.setExecutor(threads);
    connector.setScheduler(new ScheduledExecutorScheduler("sockjs-http-scheduler", true));
    connector.setSelectors(1);
    // Not pooled: when a request is aborted while its answer is parsed, Jetty 12.0.27 and 12.1.14
    // empty a buffer that they have given back to the pool, and that another answer may be in.
    connector.setByteBufferPool(new ByteBufferPool.NonPooling());
    connector.setIdleTimeout(UNUSED);
    connector.setSslContextFactory(tls(context));
    return connector;
  }

  private static SslContextFactory.Client tls(ClientContext context) {
    SslContextFactory.Client tls =
        new SslContextFactory.Client() {
          @Override
          protected void doStart() throws Exception {
            setSslContext(context.sslContext().orElseGet(HttpClientFactory::platformContext));
            super.doStart();
          }

          @Override
          public SSLParameters customize(SSLParameters parameters) {
            SSLParameters customized = super.customize(parameters);
            context.sslParameters().ifPresent(ours -> apply(ours, customized));
            return customized;
          }
        };
    tls.setEndpointIdentificationAlgorithm("HTTPS");
    return tls;
  }

  private static void apply(SSLParameters wanted, SSLParameters parameters) {
    if (wanted.getProtocols() != null) {
      parameters.setProtocols(wanted.getProtocols());
    }
    if (wanted.getCipherSuites() != null) {
      parameters.setCipherSuites(wanted.getCipherSuites());
    }
  }

  private static SSLContext platformContext() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("The platform has no TLS context", e);
    }
  }
}
