package dev.sockjs.transport.websocket.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Writer;
import org.jspecify.annotations.Nullable;

/**
 * A writer on which at most one PONG waits, for the latest PING (RFC 6455, section 5.5.3). Tyrus
 * writes a PONG for every PING, and Grizzly queues without a bound what the socket does not take,
 * so a peer could fill the memory with PINGs. Other frames pass unchanged. Safe for any thread.
 */
final class PongWriter extends Writer {

  /** FIN and the opcode of a PONG (RFC 6455, section 5.2). */
  private static final byte PONG = (byte) 0x8a;

  private final Writer socket;

  /** Guarded by this, as is the field below. */
  private boolean pongInFlight;

  private @Nullable ByteBuffer waiting;

  PongWriter(Writer socket) {
    this.socket = socket;
  }

  @Override
  public void write(ByteBuffer frame, CompletionHandler<ByteBuffer> handler) {
    if (frame.get(frame.position()) == PONG) {
      pong(frame);
      handler.completed(frame); // Nothing depends on when, or whether, a PONG leaves.
    } else {
      socket.write(frame, handler);
    }
  }

  private void pong(ByteBuffer frame) {
    synchronized (this) {
      if (pongInFlight) {
        waiting = frame;
        return;
      }
      pongInFlight = true;
    }
    write(frame);
  }

  private void write(ByteBuffer pong) {
    try {
      writeNow(pong);
    } catch (RuntimeException e) {
      next(); // otherwise no PONG would leave any more
      throw e;
    }
  }

  private void writeNow(ByteBuffer pong) {
    socket.write(
        pong,
        new CompletionHandler<>() {
          @Override
          public void completed(ByteBuffer written) {
            next();
          }

          @Override
          public void failed(Throwable cause) {
            next();
          }

          @Override
          public void cancelled() {
            next();
          }
        });
  }

  private void next() {
    ByteBuffer next;
    synchronized (this) {
      next = waiting;
      waiting = null;
      pongInFlight = next != null;
    }
    if (next != null) {
      write(next);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
