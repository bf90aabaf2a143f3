package dev.sockjs.benchmarks.endtoend.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Delays the bytes of one direction of a connection, as distance does. The first bytes of the
 * client are delayed by another round trip: the handshake of TCP, which a proxy cannot delay.
 */
final class DelayedPipe {
  private static final int BUFFER_BYTES = 1 << 16;

  private final BlockingQueue<Chunk> chunks = new LinkedBlockingQueue<>();
  private final Socket from;
  private final Socket to;
  private final long delayNanos;

  private DelayedPipe(Socket from, Socket to, long delayNanos) {
    this.from = from;
    this.to = to;
    this.delayNanos = delayNanos;
  }

  /** Bytes, none at the end of the connection, and the time at which to forward them. */
  private static final class Chunk {
    private final byte[] bytes;
    private final long atNanos;

    Chunk(byte[] bytes, long atNanos) {
      this.bytes = bytes;
      this.atNanos = atNanos;
    }
  }

  static void connect(Socket client, Socket server, long delayMillis) {
    long delayNanos = TimeUnit.MILLISECONDS.toNanos(delayMillis);
    long connectedNanos = System.nanoTime() + 2 * delayNanos;
    new DelayedPipe(client, server, delayNanos).start(connectedNanos);
    new DelayedPipe(server, client, delayNanos).start(connectedNanos);
  }

  private void start(long connectedNanos) {
    Proxy.start(() -> read(connectedNanos));
    Proxy.start(this::write);
  }

  private void read(long connectedNanos) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    try {
      InputStream input = from.getInputStream();
      for (int length = input.read(buffer); length >= 0; length = input.read(buffer)) {
        long sentNanos = Math.max(System.nanoTime(), connectedNanos);
        chunks.add(new Chunk(Arrays.copyOf(buffer, length), sentNanos + delayNanos));
      }
    } finally {
      chunks.add(new Chunk(new byte[0], System.nanoTime() + delayNanos));
    }
  }

  private void write() throws IOException, InterruptedException {
    try (from;
        to) {
      for (Chunk chunk = chunks.take(); chunk.bytes.length > 0; chunk = chunks.take()) {
        TimeUnit.NANOSECONDS.sleep(chunk.atNanos - System.nanoTime());
        to.getOutputStream().write(chunk.bytes);
      }
    }
  }
}
