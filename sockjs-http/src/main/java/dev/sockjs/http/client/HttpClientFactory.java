package dev.sockjs.http.client;

import dev.sockjs.spi.ClientContext;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.eclipse.jetty.client.ConnectionPool;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.HttpClientTransport;
import org.eclipse.jetty.client.ProxyAuthenticationProtocolHandler;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;
import org.eclipse.jetty.client.transport.HttpDestination;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/**
 * Creates the HttpClient of a SockJS client for which no HttpClient was provided. It speaks
 * HTTP/1.1, and HTTP/2 if that is enabled. It follows no redirects, keeps no cookies, and adds no
 * headers of its own.
 */
final class HttpClientFactory {

  /**
   * The threads that wait for connections. Each also reads from its connections, decodes frames and
   * passes them on; none of that blocks. One is enough for two processors, which the server or the
   * application uses too.
   */
  private static final int SELECTORS =
      Math.min(4, Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

  /** The threads beside them, for TLS handshakes and for requests that start on no other thread. */
  private static final int OTHER_THREADS = 3;

  /**
   * The time after which an unused connection is closed. Shorter than the 5 s of Node.js
   * (keepAliveTimeout), so that no request crosses the server's FIN.
   */
  private static final Duration CONNECTION_IDLE_TIMEOUT = Duration.ofSeconds(4);

  /** The limit for the status line and headers of a response; Jetty has none by default. */
  private static final int MAX_RESPONSE_HEADER_BYTES = 64 << 10;

  /**
   * The limit for the request line and headers, which are the application's; Jetty's is 8 KiB. A
   * head of more than 4 KiB gets a buffer of this size.
   */
  private static final int MAX_REQUEST_HEADER_BYTES = 128 << 10;

  /**
   * What Jetty calls violations, and a user agent may accept in a response as browsers do: a folded
   * value (RFC 9112, section 5.2), blanks before a colon (5.1), a line that ends with LF only
   * (2.2), a length that is repeated (RFC 9110, section 8.6) or comes with a coding, which counts
   * (RFC 9112, section 6.3), and a line without a colon. By name, because Jetty 12.0 has fewer of
   * them.
   */
  private static final Set<String> ACCEPTED_VIOLATIONS =
      Set.of(
          "MULTILINE_FIELD_VALUE",
          "WHITESPACE_AFTER_FIELD_NAME",
          "LF_HEADER_TERMINATION",
          "LF_CHUNK_TERMINATION",
          "MULTIPLE_CONTENT_LENGTHS",
          "TRANSFER_ENCODING_WITH_CONTENT_LENGTH",
          "NO_COLON_AFTER_FIELD_NAME");

  /** The time after which a connection pool without connections is removed. */
  private static final Duration POOL_IDLE_TIMEOUT = Duration.ofMinutes(1);

  /** Each read allocates a new buffer, and a stream that waits for more holds it. */
  private static final int RESPONSE_BUFFER_BYTES = 4 << 10;

  private HttpClientFactory() {}

  /**
   * Creates and starts the HttpClient.
   *
   * @param http2 makes it speak HTTP/2 too; empty for HTTP/1.1 only
   */
  static HttpClient start(ClientContext context, Optional<Http2Support> http2) {
    HttpClient client = new HttpClient(transport(context, http2));
    client.setName("sockjs-http");
    client.setMaxConnectionsPerDestination(Integer.MAX_VALUE);
    client.setMaxRequestsQueuedPerDestination(Integer.MAX_VALUE);
    client.setDestinationIdleTimeout(POOL_IDLE_TIMEOUT.toMillis());
    client.setMaxResponseHeadersSize(MAX_RESPONSE_HEADER_BYTES);
    client.setMaxRequestHeadersSize(MAX_REQUEST_HEADER_BYTES);
    client.setHttpCompliance(compliance(client.getHttpCompliance()));
    client.setFollowRedirects(false);
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    client.setUserAgentField(null);
    client.setUseInputDirectByteBuffers(false);
    client.setUseOutputDirectByteBuffers(false);
    client.setResponseBufferSize(RESPONSE_BUFFER_BYTES);
    client.setSocketAddressResolver(new HostResolver(context.blocking()));
    client.addBean(TcpEndPoint.HANDSHAKE_LISTENER);
    context.proxy().ifPresent(proxy -> JettyProxy.configure(client, proxy));
    LifeCycle.start(client);
    // No Accept-Encoding, not in CONNECT either: a proxy that compresses delays frames.
    client.getContentDecoderFactories().clear();
    // Jetty's authentication handlers would read the bodies of 401 and 407 responses, and hide some
    // of those responses.
    client.getProtocolHandlers().remove(WWWAuthenticationProtocolHandler.NAME);
    client.getProtocolHandlers().remove(ProxyAuthenticationProtocolHandler.NAME);
    return client;
  }

  private static HttpCompliance compliance(HttpCompliance strict) {
    return strict.with(
        "sockjs",
        Arrays.stream(HttpCompliance.Violation.values())
            .filter(violation -> ACCEPTED_VIOLATIONS.contains(violation.name()))
            .toArray(HttpCompliance.Violation[]::new));
  }

  private static HttpClientTransport transport(
      ClientContext context, Optional<Http2Support> http2) {
    if (http2.isEmpty()) {
      return keepingNewPools(new Http1Transport(connector(context, connection -> false)));
    }
    ClientConnector connector = connector(context, http2.get()::hasOpenStream);
    return keepingNewPools(new NegotiatingTransport(connector, http2.get().protocol(connector)));
  }

  /**
   * Makes a new connection pool count as used. Jetty 12.0.27 notes that only when the pool is used
   * for the second time, and otherwise may remove it at once, before the request that it was made
   * for.
   */
  private static HttpClientTransport keepingNewPools(HttpClientTransport transport) {
    ConnectionPool.Factory pools = transport.getConnectionPoolFactory();
    transport.setConnectionPoolFactory(
        destination -> {
          if (destination instanceof HttpDestination made) {
            made.stale(); // notes the time, too
          }
          return pools.newConnectionPool(destination);
        });
    return transport;
  }

  private static ClientConnector connector(ClientContext context, Predicate<Connection> isInUse) {
    QueuedThreadPool threads = new QueuedThreadPool(SELECTORS + OTHER_THREADS);
    threads.setName("sockjs-http");
    threads.setDaemon(true);
    ClientConnector connector = new TrackingConnector(isInUse);
    connector.setExecutor(threads);
    connector.setScheduler(new ScheduledExecutorScheduler("sockjs-http-scheduler", true));
    connector.setSelectors(SELECTORS);
    // Not pooled: when a request is aborted while its response is parsed, Jetty 12.0.27 and 12.1.14
    // clear a buffer that they have returned to the pool, where another response may use it.
    connector.setByteBufferPool(new ByteBufferPool.NonPooling());
    connector.setIdleTimeout(CONNECTION_IDLE_TIMEOUT);
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
            context.sslParameters().ifPresent(own -> apply(own, customized));
            return customized;
          }
        };
    tls.setEndpointIdentificationAlgorithm("HTTPS");
    return tls;
  }

  private static void apply(SSLParameters source, SSLParameters target) {
    if (source.getProtocols() != null) {
      target.setProtocols(source.getProtocols());
    }
    if (source.getCipherSuites() != null) {
      target.setCipherSuites(source.getCipherSuites());
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
