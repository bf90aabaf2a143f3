package dev.sockjs.examples.legacywebsocket;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Buffers the bytes of a socket. Used by one thread. */
final class Input {

  private static final int BUFFER_BYTES = 16 << 10;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int limit;
  private Runnable onArrival = () -> {};

  Input(InputStream in) {
    this.in = in;
  }

  /** Sets what to call when bytes have arrived. */
  void onArrival(Runnable call) {
    onArrival = call;
  }

  /** Returns the next byte, 0 to 255. */
  int read() throws IOException {
    if (position == limit) {
      fill();
    }
    return buffer[position++] & 0xff;
  }

  byte[] read(int count) throws IOException {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) read();
    }
    return bytes;
  }

  private void fill() throws IOException {
    int count = in.read(buffer);
    if (count < 0) {
      throw new EOFException("The server ended the connection");
    }
    position = 0;
    limit = count;
    onArrival.run();
  }
}
