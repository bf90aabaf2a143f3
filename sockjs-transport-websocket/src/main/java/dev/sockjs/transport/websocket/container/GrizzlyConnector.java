package dev.sockjs.transport.websocket.container;

import dev.sockjs.ProxySettings;
import dev.sockjs.spi.BasicAuthentication;
import jakarta.websocket.DeploymentException;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.filterchain.Filter;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.TransportFilter;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.nio.transport.TCPNIOConnectorHandler;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.tyrus.spi.ClientEngine;
import org.glassfish.tyrus.spi.UpgradeRequest;
import org.jspecify.annotations.Nullable;

/**
 * Makes one connection and sends the upgrade: directly, or through the client's proxy. Tyrus' own
 * connector always asks {@link java.net.ProxySelector#getDefault()} too, and connects through the
 * proxies that it names, even to hosts that the application excludes. Blocks the calling thread.
 */
final class GrizzlyConnector {

  /**
   * What the connection depends on, besides the upgrade itself.
   *
   * @param host the server's; that of the URL may be a stand-in
   * @param proxy the client's proxy for this connection; null for a direct one
   * @param shared true to use the threads that all connections share
   * @param timeoutMillis the limit for each step
   */
  record Settings(String host, @Nullable ProxySettings proxy, boolean shared, long timeoutMillis) {}

  private final ClientEngine engine;
  private final @Nullable SSLContext tlsContext;
  private final Settings settings;
  private final GrizzlyTransport transport;
  private final ResponseCodec codec = new ResponseCodec();
  private @Nullable Connection<?> connection;

  /**
   * @param tlsContext the TLS context for a {@code wss} URL
   */
  GrizzlyConnector(ClientEngine engine, @Nullable SSLContext tlsContext, Settings settings) {
    this.engine = engine;
    this.tlsContext = tlsContext;
    this.settings = settings;
    this.transport = settings.shared() ? new SharedTransport() : new GrizzlyTransport.Private();
  }

  /**
   * Connects, and returns when the upgrade was sent. The engine gets the response.
   *
   * @throws IOException if a step failed; nothing is left of the connection then
   */
  void connect() throws IOException, DeploymentException {
    UpgradeRequest upgrade =
        engine.createUpgradeRequest(settings.shared() ? null : () -> transport.stop(null));
    boolean sent = false;
    try {
      connect(upgrade);
      sent = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while connecting", e);
    } finally {
      if (!sent) {
        transport.stop(connection);
      }
    }
  }

  private void connect(UpgradeRequest upgrade)
      throws IOException, DeploymentException, InterruptedException {
    URI url = upgrade.getRequestURI();
    UpgradeFilter responses = new UpgradeFilter(engine, transport, codec);
    TlsFilter tls =
        url.getScheme().equals("wss")
            ? new TlsFilter(Objects.requireNonNull(tlsContext), settings.host())
            : null;
    FilterChain chain = chain(tls, responses);
    TCPNIOTransport started = transport.start();
    ProxySettings proxy = settings.proxy();
    if (proxy == null) {
      connection = open(started, settings.host(), port(url), chain);
    } else {
      TunnelFilter tunnel = new TunnelFilter(codec);
      connection = open(started, proxy.host(), proxy.port(), chain(null, tunnel));
      openTunnel(connection, url, proxy, tunnel);
      connection.setProcessor(chain);
      requireOpen(connection);
    }
    if (tls != null) {
      tls.start(connection);
      CompletableFuture<Void> handshake = tls.completed();
      responses.ended().whenComplete((none, end) -> handshake.completeExceptionally(end));
      awaitHandshake(handshake);
    }
    responses.requested();
    requireOpen(connection); // an end before this was nobody's concern
    send(upgradePacket(upgrade, url), connection);
  }

  private <A> void send(HttpContent upgrade, Connection<A> server) {
    server.write(
        upgrade,
        new EmptyCompletionHandler<WriteResult<HttpContent, A>>() {
          @Override
          public void failed(Throwable cause) {
            engine.processError(cause);
          }
        });
  }

  private static void requireOpen(Connection<?> connection) throws EOFException {
    if (!connection.isOpen()) {
      throw new EOFException("The connection ended before the upgrade was sent");
    }
  }

  private FilterChain chain(@Nullable TlsFilter tls, Filter last) {
    FilterChainBuilder chain = FilterChainBuilder.stateless().add(new TransportFilter());
    if (tls != null) {
      chain.add(tls);
    }
    return chain.add(codec).add(last).build();
  }

  /** Tries the addresses of a host in the order in which the system gives them. */
  private Connection<?> open(TCPNIOTransport started, String host, int port, FilterChain chain)
      throws IOException, InterruptedException {
    TCPNIOConnectorHandler connector =
        TCPNIOConnectorHandler.builder(started).processor(chain).build();
    IOException failure = null;
    for (InetAddress address : InetAddress.getAllByName(host)) {
      try {
        return awaitResult(connector.connect(new InetSocketAddress(address, port)));
      } catch (IOException e) {
        if (failure != null) {
          e.addSuppressed(failure);
        }
        failure = e;
      }
    }
    throw failure == null ? new IOException("The host has no address") : failure;
  }

  /** Requests a tunnel (RFC 9110, section 9.3.6). */
  private void openTunnel(Connection<?> toProxy, URI url, ProxySettings proxy, TunnelFilter tunnel)
      throws IOException, InterruptedException {
    String authority = settings.host() + ":" + port(url);
    HttpRequestPacket.Builder connect =
        HttpRequestPacket.builder()
            .method(Method.CONNECT)
            .uri(authority)
            .protocol(Protocol.HTTP_1_1)
            .header("Host", authority);
    proxy
        .credentials()
        .ifPresent(
            login -> connect.header("Proxy-Authorization", BasicAuthentication.headerValue(login)));
    toProxy.write(HttpContent.builder(connect.build()).build());
    int status = await(tunnel.status());
    if (status / 100 != 2) {
      throw new IOException("Proxy error. " + status);
    }
  }

  private HttpContent upgradePacket(UpgradeRequest upgrade, URI url) {
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    HttpRequestPacket.Builder packet =
        HttpRequestPacket.builder()
            .method(Method.GET)
            .uri(path + query)
            .protocol(Protocol.HTTP_1_1);
    for (Map.Entry<String, List<String>> field : upgrade.getHeaders().entrySet()) {
      String value = String.join(", ", field.getValue());
      packet.header(
          field.getKey(), field.getKey().equalsIgnoreCase("Host") ? hostField(value, url) : value);
    }
    return HttpContent.builder(packet.build()).build();
  }

  private String hostField(String value, URI url) {
    return settings.host() + value.substring(url.getHost().length());
  }

  private static int port(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return url.getScheme().equals("wss") ? 443 : 80;
  }

  private void awaitHandshake(Future<Void> handshake)
      throws IOException, DeploymentException, InterruptedException {
    try {
      await(handshake);
    } catch (IOException e) {
      throw new DeploymentException("SSL handshake has failed", e);
    }
  }

  /**
   * Returns the result of a future of Grizzly. Such a future (SafeFutureImpl of Grizzly 4.0.2)
   * counts as done shortly before it has its result, and then returns null.
   */
  private <T> T awaitResult(Future<T> step) throws IOException, InterruptedException {
    T result = await(step);
    while (result == null) {
      Thread.onSpinWait();
      result = await(step);
    }
    return result;
  }

  private <T> T await(Future<T> step) throws IOException, InterruptedException {
    try {
      return step.get(settings.timeoutMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw cause instanceof IOException known ? known : new IOException(cause);
    } catch (TimeoutException e) {
      step.cancel(true); // closes a connection that is made later
      throw new IOException("No response in time", e);
    } catch (InterruptedException e) {
      step.cancel(true);
      throw e;
    }
  }
}
