package dev.sockjs.benchmarks.endtoend.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.BiConsumer;

/**
 * A proxy for TCP connections in a process of its own. It prints its port as the only line of its
 * output, and ends when its standard input ends.
 */
public final class Proxy {
  private static final int BACKLOG = 100;

  private Proxy() {}

  /**
   * Starts a proxy.
   *
   * @param args the port of the server on 127.0.0.1, and what happens to connections: {@code
   *     refuse} or {@code hang} for WebSocket upgrades, or {@code delay} with the milliseconds
   * @throws IOException if it cannot listen
   */
  public static void main(String[] args) throws IOException {
    int target = Integer.parseInt(args[0]);
    BiConsumer<Socket, Socket> connect =
        args[1].equals("delay")
            ? (client, server) -> DelayedPipe.connect(client, server, Long.parseLong(args[2]))
            : (client, server) -> UpgradeFilter.connect(client, server, args[1].equals("refuse"));
    ServerSocket listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    start(() -> accept(listener, target, connect));
    System.out.println(listener.getLocalPort());
    while (System.in.read() >= 0) {
      // Nothing is expected.
    }
    System.exit(0);
  }

  private static void accept(ServerSocket listener, int target, BiConsumer<Socket, Socket> connect)
      throws IOException {
    while (true) {
      Socket client = listener.accept();
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      connect.accept(client, server);
    }
  }

  /** Copies bytes until the end, then ends the other direction. */
  static void copy(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      InputStream input = from.getInputStream();
      input.transferTo(to.getOutputStream());
    }
  }

  /** Work that ends with its connection. */
  interface Work {
    void run() throws IOException, InterruptedException;
  }

  static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // The connection ended.
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
