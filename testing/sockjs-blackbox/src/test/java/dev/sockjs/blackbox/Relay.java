package dev.sockjs.blackbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Makes a server on the loopback address available on another socket, and so perhaps over TLS. */
public final class Relay implements AutoCloseable {

  private interface Task {
    void run() throws IOException;
  }

  private final ServerSocket listener;
  private final int target;

  /**
   * Accepts connections from now on.
   *
   * @param listener accepts them; this closes it
   * @param target the port of the server
   */
  public Relay(ServerSocket listener, int target) {
    this.listener = listener;
    this.target = target;
    daemon(this::accept);
  }

  /** The port of the listener. */
  public int port() {
    return listener.getLocalPort();
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
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
