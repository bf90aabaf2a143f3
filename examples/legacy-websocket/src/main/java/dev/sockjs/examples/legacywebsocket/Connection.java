package dev.sockjs.examples.legacywebsocket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sockjs.Phase;
import dev.sockjs.ProxySettings;
import dev.sockjs.spi.BasicAuthentication;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.UrlHost;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A TCP connection to the server of a URL, through a proxy and with TLS where needed. One thread
 * uses it; any thread may {@link #abort}, which ends every blocking call.
 */
final class Connection {

  private final ClientContext client;
  private final URI url;

  /** The TCP socket, guarded by this, as is the field below. */
  private Socket tcp = new Socket(Proxy.NO_PROXY);

  private boolean aborted;

  /** The TCP socket, or TLS over it. */
  private Socket channel = tcp;

  Connection(ClientContext client, URI url) {
    this.client = client;
    this.url = url;
  }

  /**
   * Connects, without a time limit of its own: the engine aborts what takes too long.
   *
   * @param phase is told how far the connection has come
   */
  void open(Consumer<Phase> phase) throws IOException, NoSuchAlgorithmException {
    boolean tls = url.getScheme().equalsIgnoreCase("https");
    String host = UrlHost.of(url);
    int port = UrlHost.port(url) >= 0 ? UrlHost.port(url) : tls ? 443 : 80;
    Optional<ProxySettings> proxy = client.proxy().filter(settings -> settings.appliesTo(host));
    phase.accept(proxy.isPresent() ? Phase.PROXY : Phase.CONNECT);
    if (proxy.isPresent()) {
      connect(proxy.get().host(), proxy.get().port());
      tunnel(proxy.get(), host + ":" + port);
    } else {
      connect(host, port);
    }
    if (tls) {
      phase.accept(Phase.TLS);
      channel = handshake(host, port);
    }
  }

  /** Tries each address of a host. */
  private void connect(String host, int port) throws IOException {
    IOException failure = new SocketException("The host has no address");
    for (InetAddress address : InetAddress.getAllByName(host)) {
      channel = nextSocket();
      try {
        channel.setTcpNoDelay(true);
        channel.setKeepAlive(true);
        channel.connect(new InetSocketAddress(address, port));
        return;
      } catch (IOException e) {
        failure = e;
        channel.close();
      }
    }
    throw failure;
  }

  /** Returns a socket that {@link #abort} closes, and that ignores the proxies of the JVM. */
  private synchronized Socket nextSocket() throws IOException {
    if (aborted) {
      throw new SocketException("The connection was aborted");
    }
    tcp = new Socket(Proxy.NO_PROXY);
    return tcp;
  }

  /** RFC 9110, section 9.3.6. */
  private void tunnel(ProxySettings proxy, String target) throws IOException {
    String request = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n";
    if (proxy.credentials().isPresent()) {
      String login = BasicAuthentication.headerValue(proxy.credentials().get());
      request += "Proxy-Authorization: " + login + "\r\n";
    }
    out().write((request + "\r\n").getBytes(ISO_8859_1));
    int status = ResponseHead.read(in()).status();
    if (status / 100 != 2) {
      throw EndedException.refused(
          Phase.PROXY, "The proxy responded to CONNECT with status ", status);
    }
  }

  /** The host name is always verified, whatever the application's parameters say. */
  private Socket handshake(String host, int port) throws IOException, NoSuchAlgorithmException {
    Optional<SSLContext> given = client.sslContext();
    SSLContext context = given.isPresent() ? given.get() : SSLContext.getDefault();
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(channel, host, port, true);
    client.sslParameters().ifPresent(socket::setSSLParameters);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  /** Returns a new buffer for what arrives from now on. */
  Input in() throws IOException {
    return new Input(channel.getInputStream());
  }

  OutputStream out() throws IOException {
    return channel.getOutputStream();
  }

  /** Closes the connection in order: with TLS, the server is told. */
  void close() {
    closeNow(channel);
  }

  /** Closes the socket at once, even while another thread connects, reads or writes. */
  void abort() {
    Socket open;
    synchronized (this) {
      aborted = true;
      open = tcp;
    }
    closeNow(open);
  }

  private static void closeNow(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed all the same.
    }
  }
}
