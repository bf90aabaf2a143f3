package dev.sockjs.testkit;

import java.io.IOException;

/** The bytes of one direction, on their way through the faults of a connection, one after other. */
abstract class Pipe {

  /** Passes bytes on, in its own time and pieces; called by one thread. */
  abstract void write(byte[] bytes, int from, int length) throws IOException, InterruptedException;

  /** Passes on that no more will come. */
  abstract void end() throws IOException, InterruptedException;

  /** One that passes everything on as it is, to be spoilt. */
  static class Through extends Pipe {
    private final Pipe next;

    Through(Pipe next) {
      this.next = next;
    }

    @Override
    void write(byte[] bytes, int from, int length) throws IOException, InterruptedException {
      next.write(bytes, from, length);
    }

    @Override
    void end() throws IOException, InterruptedException {
      next.end();
    }
  }
}
