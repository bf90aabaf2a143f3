package dev.sockjs.blackbox.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import javax.net.ssl.SSLContext;

/** Makes a server on the loopback address available over TLS, as a proxy that ends TLS does. */
final class TlsRelay implements AutoCloseable {

  private interface Task {
    void run() throws IOException;
  }

  private final ServerSocket listener;
  private final int target;

  TlsRelay(SSLContext tls, int target) throws IOException {
    this.target = target;
    this.listener =
        tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  URI uri(String endpoint) {
    return URI.create("https://127.0.0.1:" + listener.getLocalPort() + endpoint);
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = listener.accept();
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      daemon(() -> copy(client, server));
      daemon(() -> copy(server, client));
    }
  }

  private static void copy(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    }
  }

  private static void daemon(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException e) {
                // One of the sockets was closed.
              }
            },
            "TLS relay");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
