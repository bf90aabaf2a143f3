package dev.sockjs.transport.websocket.connection;

import dev.sockjs.transport.websocket.container.ClosingHandshake;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * The resources of one connection: the thread that connects, the session, and the threads and the
 * socket of a private Grizzly transport. No method blocks. Safe for any thread.
 */
final class WebSocketConnection {

  private static final Logger LOG = System.getLogger(WebSocketConnection.class.getPackageName());

  private final Executor blocking;

  /** Guarded by this, as are the fields below. */
  private @Nullable Future<?> connect;

  private @Nullable Session session;
  private @Nullable Runnable stopTransport;
  private @Nullable ClosingHandshake closingHandshake;

  WebSocketConnection(Executor blocking) {
    this.blocking = blocking;
  }

  /** Returns a task for a thread that may block. From now on, {@link #release()} cancels it. */
  Runnable cancelable(Runnable connect) {
    FutureTask<?> task = new FutureTask<>(Executors.callable(connect));
    synchronized (this) {
      this.connect = task;
    }
    return () -> {
      task.run();
      // The thread goes back to its pool. A late cancel() may have interrupted it.
      Thread.interrupted();
    };
  }

  synchronized void session(Session session) {
    this.session = session;
  }

  synchronized void stopTransport(Runnable stop) {
    stopTransport = stop;
  }

  synchronized void closingHandshake(ClosingHandshake closing) {
    closingHandshake = closing;
  }

  synchronized @Nullable Session session() {
    return session;
  }

  synchronized @Nullable ClosingHandshake closingHandshake() {
    return closingHandshake;
  }

  /** Tells if the threads of this connection serve no other connection. */
  synchronized boolean hasOwnThreads() {
    return stopTransport != null;
  }

  /** Sends an empty PING if the session was opened. */
  void ping() {
    Session opened = session();
    if (opened != null) {
      blocking.execute(() -> ping(opened));
    }
  }

  private static void ping(Session session) {
    try {
      session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
    } catch (IOException | IllegalStateException e) {
      LOG.log(Level.DEBUG, "Could not send a PING", e);
    }
  }

  /** Closes the session if it was opened, without waiting for the peer, and then releases. */
  void closeAndRelease(int code, String reason) {
    Session opened = session();
    if (opened == null) {
      release();
      return;
    }
    blocking.execute(
        () -> {
          close(opened, code, reason);
          release();
        });
  }

  private static void close(Session session, int code, String reason) {
    try {
      session.close(new CloseReason(CloseCodes.getCloseCode(code), reason));
    } catch (IOException | IllegalStateException e) {
      LOG.log(Level.DEBUG, "Could not close the session; it may be closed already", e);
    }
  }

  /**
   * Stops the private transport, which closes its socket and ends its threads, and interrupts the
   * thread that connects. Has no effect if called again.
   */
  void release() {
    Runnable stop;
    Future<?> connecting;
    synchronized (this) {
      stop = stopTransport;
      connecting = connect;
    }
    if (stop != null) {
      stop.run();
    }
    if (connecting != null) {
      connecting.cancel(true);
    }
  }
}
