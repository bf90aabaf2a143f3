package dev.sockjs.blackbox.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** A TLS server that performs the handshake on each connection, and then closes it. */
final class HandshakeOnlyServer implements AutoCloseable {

  private final SSLServerSocket listener;

  private HandshakeOnlyServer(SSLServerSocket listener) {
    this.listener = listener;
  }

  static HandshakeOnlyServer start(SSLContext context) {
    try {
      HandshakeOnlyServer server =
          new HandshakeOnlyServer(
              (SSLServerSocket)
                  context
                      .getServerSocketFactory()
                      .createServerSocket(0, 128, InetAddress.getLoopbackAddress()));
      Thread thread = new Thread(server::serve, "handshake-only server");
      thread.setDaemon(true);
      thread.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI url() {
    return URI.create("https://127.0.0.1:" + listener.getLocalPort() + "/echo");
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        socket.getInputStream().readAllBytes();
      } catch (IOException e) {
        // The client rejected the handshake, or the test has ended.
      }
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
