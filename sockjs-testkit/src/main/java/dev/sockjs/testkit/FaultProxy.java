package dev.sockjs.testkit;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Stands between a client and a real server on the loopback address, and does to their connections
 * what networks do: it delays, narrows, splits, cuts and swallows. It moves bytes and knows no
 * protocol; TLS passes through it.
 *
 * <pre>{@code
 * try (FaultProxy proxy = FaultProxy.before(server.port())) {
 *   proxy.faults(Faults.none().toClient(Fault.resetAfter(500)));
 *   connect(proxy.uri("/echo"));
 * }
 * }</pre>
 *
 * <p>Any thread may call any method. All threads are daemons, two a connection.
 */
public final class FaultProxy implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ServerSocket listener;
  private final int serverPort;

  /** Guards the fields below. */
  private final Object lock = new Object();

  private final Set<FaultedConnection> connections = new LinkedHashSet<>();

  private IntFunction<Faults> faults = number -> Faults.none();
  private int accepted;

  private boolean closed;

  private FaultProxy(ServerSocket listener, int serverPort) {
    this.listener = listener;
    this.serverPort = serverPort;
  }

  /**
   * Starts a proxy on a free port. Until told otherwise it passes everything on as it is.
   *
   * @param serverPort the port of the server on the loopback address, which need not listen yet
   * @return the running proxy
   */
  public static FaultProxy before(int serverPort) {
    try {
      InetAddress loopback = InetAddress.getLoopbackAddress();
      FaultProxy proxy = new FaultProxy(new ServerSocket(0, 512, loopback), serverPort);
      new DaemonThreads("fault proxy " + proxy.port() + ", accept")
          .newThread(proxy::accept)
          .start();
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on the loopback address", e);
    }
  }

  /**
   * The port.
   *
   * @return the number of the port it listens on
   */
  public int port() {
    return listener.getLocalPort();
  }

  /**
   * A URL of the server, by way of this proxy.
   *
   * @param path its path, from the slash on
   * @return the URL, http
   */
  public URI uri(String path) {
    return URI.create("http://" + listener.getInetAddress().getHostAddress() + ":" + port() + path);
  }

  /**
   * Sets the faults of every connection that is accepted from now on.
   *
   * @param all the faults of each
   * @return this proxy
   */
  public FaultProxy faults(Faults all) {
    return faults(number -> all);
  }

  /**
   * Sets the faults of the connections that are accepted from now on.
   *
   * @param each gives the faults of a connection, by its number; the first ever accepted is 1
   * @return this proxy
   */
  public FaultProxy faults(IntFunction<Faults> each) {
    synchronized (lock) {
      faults = each;
    }
    return this;
  }

  /** Ends all open connections in order, on both sides. */
  public void finAll() {
    for (FaultedConnection connection : open()) {
      try {
        connection.fin();
      } catch (IOException e) {
        connection.reset(); // it was being reset already
      }
    }
  }

  /** Resets all open connections, on both sides. */
  public void resetAll() {
    open().forEach(FaultedConnection::reset);
  }

  /** Makes a black hole of all open connections: nothing passes, no end either. */
  public void silenceAll() {
    open().forEach(FaultedConnection::silence);
  }

  /**
   * How many connections were accepted.
   *
   * @return their number since the start
   */
  public int accepted() {
    synchronized (lock) {
      return accepted;
    }
  }

  /**
   * Waits until the clients have ended all their connections, be it into a black hole.
   *
   * @throws AssertionError if that takes more than 20 seconds
   * @throws InterruptedException if the thread is interrupted
   */
  public void awaitNoClient() throws InterruptedException {
    long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
    synchronized (lock) {
      for (long clients = clients(); clients > 0; clients = clients()) {
        long leftMillis = NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
        if (leftMillis <= 0) {
          throw new AssertionError(clients + " connections are still open at the client's end");
        }
        lock.wait(leftMillis);
      }
    }
  }

  private long clients() {
    return connections.stream().filter(FaultedConnection::hasClient).count();
  }

  /** Closes every connection and waits for all threads to end. A second call does nothing. */
  @Override
  public void close() {
    synchronized (lock) {
      if (closed) {
        return;
      }
      closed = true;
      try {
        listener.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    List<FaultedConnection> left = open();
    left.forEach(FaultedConnection::close);
    left.forEach(connection -> connection.awaitEnd(PATIENCE));
  }

  private List<FaultedConnection> open() {
    synchronized (lock) {
      return List.copyOf(connections);
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        try {
          serve(client, new Socket(InetAddress.getLoopbackAddress(), serverPort));
        } catch (IOException e) { // no server: what a client sees of a proxy then
          client.setSoLinger(true, 0);
          client.close();
        }
      }
    } catch (IOException e) {
      close();
    }
  }

  private void serve(Socket client, Socket server) throws IOException {
    FaultedConnection connection = new FaultedConnection(client, server, this::changed);
    synchronized (lock) {
      if (closed) {
        connection.close();
        return;
      }
      accepted++;
      connections.add(connection);
      connection.start(
          "fault proxy " + port() + ", connection " + accepted, faults.apply(accepted));
    }
  }

  private void changed(FaultedConnection connection) {
    synchronized (lock) {
      if (connection.hasEnded()) {
        connections.remove(connection);
      }
      lock.notifyAll();
    }
  }
}
