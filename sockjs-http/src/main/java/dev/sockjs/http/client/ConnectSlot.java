package dev.sockjs.http.client;

import java.util.Queue;
import org.eclipse.jetty.util.IO;
import org.jspecify.annotations.Nullable;

/**
 * The tag of one WebSocket upgrade at a time. Since Jetty has one connection pool for each tag, no
 * other request can get the connection that is made for this one, and the slot can close it while
 * it is being made. Jetty would let the TCP connect and the request to a proxy go on.
 */
final class ConnectSlot {

  /** The slots that no request has. */
  private final Queue<ConnectSlot> free;

  /** Closes the socket of the connect, if there is one. Guarded by this, as is the field below. */
  private @Nullable AutoCloseable socket;

  private boolean aborted;

  ConnectSlot(Queue<ConnectSlot> free) {
    this.free = free;
  }

  /** Sets how to close the socket; closes it at once if the connect was aborted. */
  void socket(AutoCloseable opened) {
    synchronized (this) {
      if (!aborted) {
        socket = opened;
        return;
      }
    }
    IO.close(opened);
  }

  /** Closes the socket of the connect, whatever its stage, and those that it opens later. */
  void abort() {
    AutoCloseable opened;
    synchronized (this) {
      aborted = true;
      opened = socket;
      socket = null;
    }
    IO.close(opened);
  }

  /** The connect has ended: another request may have the slot, unless this one was aborted. */
  synchronized void giveBack() {
    socket = null;
    if (!aborted) {
      free.add(this);
    }
  }
}
