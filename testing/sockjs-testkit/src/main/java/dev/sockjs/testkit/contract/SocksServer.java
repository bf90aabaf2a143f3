package dev.sockjs.testkit.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

/** A SOCKS proxy that refuses every client after the first byte, which is the version of SOCKS. */
final class SocksServer implements AutoCloseable {

  private final ServerSocket listener;
  private final CompletableFuture<Integer> version = new CompletableFuture<>();

  SocksServer() {
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    new DaemonThreads("testkit socks").newThread(this::accept).start();
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Returns the first byte of the first connection, or 0 if there was none. */
  int version() {
    return version.getNow(0);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try (Socket client = listener.accept()) {
        version.complete(client.getInputStream().read());
      } catch (IOException e) {
        // The client has gone, or the server was closed.
      }
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
