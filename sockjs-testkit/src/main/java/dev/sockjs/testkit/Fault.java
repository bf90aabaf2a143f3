package dev.sockjs.testkit;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.time.Duration;

/**
 * What a network does to the bytes of one direction of a connection. Immutable: one fault serves
 * any number of connections of a {@link FaultProxy}.
 *
 * <p>Lengths count all bytes of that direction: headers, chunk sizes and TLS records too.
 */
public final class Fault {

  /** Puts a fault in front of a pipe. */
  private interface Fitting {
    Pipe before(Pipe next, FaultedConnection connection);
  }

  private static final int SLICES_PER_SECOND = 50;

  private final String name;
  private final Fitting fitting;

  private Fault(String name, Fitting fitting) {
    this.name = name;
    this.fitting = fitting;
  }

  /**
   * Everything arrives later, the end included; the order is kept.
   *
   * @param delay how long each piece is held
   * @return the fault
   */
  public static Fault delay(Duration delay) {
    long nanos = delay.toNanos();
    return new Fault(
        "delay of " + delay.toMillis() + " ms",
        (next, connection) ->
            new Pipe.Through(next) {
              @Override
              void write(byte[] bytes, int from, int length)
                  throws IOException, InterruptedException {
                NANOSECONDS.sleep(nanos);
                super.write(bytes, from, length);
              }

              @Override
              void end() throws IOException, InterruptedException {
                NANOSECONDS.sleep(nanos);
                super.end();
              }
            });
  }

  /**
   * A narrow line.
   *
   * @param bytesPerSecond how much gets through in a second
   * @return the fault
   * @throws IllegalArgumentException if that is not positive
   */
  public static Fault throttle(int bytesPerSecond) {
    if (bytesPerSecond < 1) {
      throw new IllegalArgumentException("Not a number of bytes a second: " + bytesPerSecond);
    }
    int slice = Math.max(1, bytesPerSecond / SLICES_PER_SECOND);
    return new Fault(
        bytesPerSecond + " bytes a second",
        pieces(slice, SECONDS.toNanos(1) * slice / bytesPerSecond));
  }

  /**
   * Every byte is written by itself. The stack may still join what its reader leaves unread.
   *
   * @return the fault
   */
  public static Fault bytewise() {
    return new Fault("byte by byte", pieces(1, 0));
  }

  /**
   * The connection ends in order on both sides, whatever was still to come.
   *
   * @param bytes how many pass before
   * @return the fault
   */
  public static Fault finAfter(long bytes) {
    return after(bytes, "FIN", FaultedConnection::fin);
  }

  /**
   * The connection is reset on both sides.
   *
   * @param bytes how many pass before
   * @return the fault
   */
  public static Fault resetAfter(long bytes) {
    return after(bytes, "RST", FaultedConnection::reset);
  }

  /**
   * A black hole: from then on nothing passes in either direction, not even an end, and nobody is
   * told.
   *
   * @param bytes how many pass before
   * @return the fault
   */
  public static Fault silenceAfter(long bytes) {
    return after(bytes, "silence", FaultedConnection::silence);
  }

  /**
   * The end is told twice: as a FIN, and at once again as an RST.
   *
   * @return the fault
   */
  public static Fault endTwice() {
    return new Fault(
        "two ends",
        (next, connection) ->
            new Pipe.Through(next) {
              @Override
              void end() throws IOException, InterruptedException {
                super.end();
                connection.reset();
              }
            });
  }

  Pipe before(Pipe next, FaultedConnection connection) {
    return fitting.before(next, connection);
  }

  @Override
  public String toString() {
    return name;
  }

  private static Fitting pieces(int size, long pauseNanos) {
    return (next, connection) ->
        new Pipe.Through(next) {
          @Override
          void write(byte[] bytes, int from, int length) throws IOException, InterruptedException {
            for (int at = 0; at < length; at += size) {
              NANOSECONDS.sleep(pauseNanos);
              super.write(bytes, from + at, Math.min(size, length - at));
            }
          }
        };
  }

  private interface Ending {
    void of(FaultedConnection connection) throws IOException;
  }

  private static Fault after(long bytes, String what, Ending ending) {
    if (bytes < 0) {
      throw new IllegalArgumentException("Not a number of bytes: " + bytes);
    }
    return new Fault(
        what + " after " + bytes + " bytes",
        (next, connection) ->
            new Pipe.Through(next) {
              private long left = bytes;

              @Override
              void write(byte[] piece, int from, int length)
                  throws IOException, InterruptedException {
                if (left > 0) {
                  super.write(piece, from, (int) Math.min(left, length));
                }
                left -= length;
                if (left <= 0) {
                  ending.of(connection);
                }
              }
            });
  }
}
