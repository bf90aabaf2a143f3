package dev.sockjs.testkit;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A client's connection and the one to the server that stands for it. A thread a direction moves
 * the bytes; whatever ends one half ends the other half alike.
 */
final class FaultedConnection {
  private static final int PIECE = 16 * 1024;

  private final Socket client;
  private final Socket server;
  private final Consumer<FaultedConnection> changed;
  private final List<Thread> halves = new ArrayList<>();
  private final AtomicInteger moving = new AtomicInteger(2);
  private volatile boolean clientEnded;

  /** A black hole: nothing is passed on any more, in neither direction. */
  private volatile boolean silent;

  /**
   * A connection that moves nothing yet.
   *
   * @param changed told on a thread of the connection when the client has ended its side, and when
   *     the connection has ended
   */
  FaultedConnection(Socket client, Socket server, Consumer<FaultedConnection> changed)
      throws IOException {
    this.client = client;
    this.server = server;
    this.changed = changed;
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
  }

  /** Moves bytes until both sides have ended; once. */
  void start(String name, Faults faults) {
    Pipe toServer = faults.toServer(into(server), this);
    Pipe toClient = faults.toClient(into(client), this);
    halves.add(new DaemonThreads(name + " to server").newThread(() -> moveToServer(toServer)));
    halves.add(new DaemonThreads(name + " to client").newThread(() -> moveToClient(toClient)));
    halves.forEach(Thread::start);
  }

  /** Whether the client has not ended its side. */
  boolean hasClient() {
    return !clientEnded;
  }

  /** Whether both sides have ended. */
  boolean hasEnded() {
    return moving.get() == 0;
  }

  private void moveToServer(Pipe pipe) {
    move(client, pipe);
    clientEnded = true;
    halfEnded();
  }

  private void moveToClient(Pipe pipe) {
    move(server, pipe);
    halfEnded();
  }

  private void halfEnded() {
    if (moving.decrementAndGet() == 0) {
      close();
    }
    changed.accept(this);
  }

  private void move(Socket source, Pipe pipe) {
    byte[] piece = new byte[PIECE];
    try {
      for (int n = source.getInputStream().read(piece);
          n >= 0;
          n = source.getInputStream().read(piece)) {
        pipe.write(piece, 0, n);
      }
      pipe.end();
    } catch (InterruptedException e) {
      close();
    } catch (IOException e) {
      if (!silent) {
        reset();
      }
    }
  }

  private Pipe into(Socket target) {
    return new Pipe() {
      @Override
      void write(byte[] bytes, int from, int length) throws IOException {
        if (!silent && !target.isOutputShutdown()) {
          target.getOutputStream().write(bytes, from, length);
        }
      }

      @Override
      void end() throws IOException {
        if (!silent) {
          finOf(target);
        }
      }
    };
  }

  /** Ends both connections in order. What is still on its way is dropped. */
  void fin() throws IOException {
    finOf(client);
    finOf(server);
  }

  private static void finOf(Socket socket) throws IOException {
    if (!socket.isClosed() && !socket.isOutputShutdown()) {
      socket.shutdownOutput();
    }
  }

  /** Resets both connections. */
  void reset() {
    resetOf(client);
    resetOf(server);
  }

  private static void resetOf(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // It is closed: nothing is left to reset.
    }
    closeOf(socket);
  }

  /** Makes a black hole of it. */
  void silence() {
    silent = true;
  }

  /** Frees both sockets; the threads end. */
  void close() {
    halves.forEach(Thread::interrupt);
    closeOf(client);
    closeOf(server);
  }

  /** Waits until the threads have ended. */
  void awaitEnd(Duration patience) {
    for (Thread half : halves) {
      try {
        half.join(patience.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (half.isAlive()) {
        throw new AssertionError(half.getName() + " does not end");
      }
    }
  }

  private static void closeOf(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone all the same.
    }
  }
}
