package dev.sockjs.examples.legacywebsocket;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Writes frames, one after the other, on a thread that may block; there is none while nothing is to
 * be written. After a failure nothing more is written. Safe for any thread.
 */
final class Writer {

  private final OutputStream out;
  private final Executor executor;

  /** The reply that waits. Only the latest does, so a server that does not read holds no memory. */
  private final AtomicReference<Optional<byte[]>> reply = new AtomicReference<>(Optional.empty());

  /** Completes with the last write. Guarded by this, as is the field below. */
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

  private boolean closed;

  Writer(OutputStream out, Executor executor) {
    this.out = out;
    this.executor = executor;
  }

  /** Writes a frame when those before it have been written; never after the closing handshake. */
  synchronized CompletableFuture<Void> write(byte[] frame) {
    return closed ? new CompletableFuture<>() : append(() -> writeNow(frame));
  }

  /** Writes the reply to what the server sent, unless a later one replaces it first. */
  synchronized void reply(byte[] frame) {
    if (reply.getAndSet(Optional.of(frame)).isEmpty() && !closed) {
      append(() -> reply.getAndSet(Optional.empty()).ifPresent(this::writeNow));
    }
  }

  /** Writes the closing handshake, unless that has been done. */
  synchronized CompletableFuture<Void> close(byte[] frame) {
    boolean first = !closed;
    closed = true;
    return first ? append(() -> writeNow(frame)) : last;
  }

  synchronized boolean isIdle() {
    return last.isDone();
  }

  private CompletableFuture<Void> append(Runnable write) {
    last = last.thenRunAsync(write, executor);
    return last;
  }

  private void writeNow(byte[] frame) {
    try {
      out.write(frame);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
